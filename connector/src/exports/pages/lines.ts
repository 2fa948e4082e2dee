/** The stream holds a line that is longer than anything sensible. */
export class LineTooLongError extends Error {
  override readonly name = 'LineTooLongError';
}

/**
 * Cuts a stream of UTF-8 bytes into its lines, without the line ends. Empty lines are left out. The
 * rest after the last line end is a line too.
 *
 * @param limit characters that a line may have
 * @throws LineTooLongError before more than that is held
 */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // A long line comes in many pieces: they are joined once, when it is whole.
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    length += first.length;
    for (const begin of rest) {
      const line = pieces.join('').trim();
      if (line) yield line;
      pieces = [begin];
      length = begin.length;
    }
    if (length > limit) throw new LineTooLongError();
  }
  const last = (pieces.join('') + decoder.decode()).trim();
  if (last) yield last;
}
