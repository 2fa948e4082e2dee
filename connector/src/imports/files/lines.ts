/** Characters without an end of a line after which a line is taken for ended. */
const MOST_CHARACTERS = 1024 * 1024;

/**
 * Finds the lines of a file that have one of these values in them, whatever the file is: nobody may have
 * said yet how it is to be read. Bytes are looked at as letters of one byte each, without those of zero,
 * so that UTF-8, its forebears and UTF-16 are all found; in either case of ASCII letters.
 *
 * @param values texts; each counts where no letter or digit of ASCII goes on beside it
 * @returns lines, as UTF-8 reads them
 */
export async function* linesWith(
  chunks: AsyncIterable<Uint8Array>,
  values: string[],
): AsyncGenerator<string> {
  if (values.length === 0) return;
  const pattern = patternOf(values);
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + Buffer.from(chunk).toString('latin1').replaceAll('\0', '');
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    yield* matching(text.slice(0, end), pattern);
    if (rest.length <= MOST_CHARACTERS) continue;
    yield* matching(rest, pattern);
    rest = '';
  }
  yield* matching(rest, pattern);
}

function* matching(text: string, pattern: RegExp): Generator<string> {
  if (!pattern.test(text)) return;
  for (const line of text.split('\n')) {
    if (pattern.test(line)) yield Buffer.from(line.trim(), 'latin1').toString('utf8');
  }
}

function patternOf(values: string[]): RegExp {
  const forms = values.flatMap((value) => {
    const bytes = Buffer.from(value, 'utf8').toString('latin1');
    return bytes === value ? [value] : [bytes, value];
  });
  const choices = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return new RegExp(`(?<![A-Za-z0-9])(?:${choices})(?![A-Za-z0-9])`, 'i');
}
