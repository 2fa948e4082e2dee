import { createInterface } from 'node:readline/promises';

/** A terminal, or what stands in for one. */
export interface Terminal {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stderr: NodeJS.WritableStream;
}

/**
 * Asks on the terminal for a text that whoever means it knows. Standard output stays clean.
 *
 * @returns false for another text, and where nobody can be asked
 */
export async function confirm(
  warning: string,
  expected: string,
  { stdin: input, stderr: output }: Terminal = process,
): Promise<boolean> {
  output.write(`${warning}\n`);
  if (!input.isTTY) {
    output.write('Nobody can be asked here; add --yes to do it without a question.\n');
    return false;
  }
  const terminal = createInterface({ input, output });
  try {
    return (await terminal.question(`Type ${expected} to confirm: `)).trim() === expected;
  } finally {
    terminal.close();
  }
}
