import { analyse } from 'chardet';
import { type ImportEncoding, importEncodingSchema } from 'strapi-cdp-config';

/** What chardet calls encodings that we read under another name: the superset that browsers use. */
const ALIASES: Record<string, ImportEncoding> = {
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-7': 'windows-1253',
  'iso-8859-5': 'windows-1251',
};

/** From 0 to 100: below that chardet guesses, and western Europe is the better guess. */
const LEAST_CONFIDENCE = 30;

/** Share of NUL bytes at every other place from which a text is UTF-16. */
const NUL_SHARE = 0.4;

/** Says which encoding the beginning of a file is in. */
export function detectEncoding(head: Uint8Array): ImportEncoding {
  return byMark(head) ?? byZeros(head) ?? (isUtf8(head) ? 'utf-8' : byLetters(head));
}

function byMark([first, second, third]: Uint8Array): ImportEncoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** In UTF-16 every other byte of western text is 0. */
function byZeros(head: Uint8Array): ImportEncoding | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros.map((count) => count / (head.length / 2));
  if (odd > NUL_SHARE && odd > even) return 'utf-16le';
  return even > NUL_SHARE ? 'utf-16be' : undefined;
}

/** The end may cut a character in two. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byLetters(head: Uint8Array): ImportEncoding {
  for (const { name, confidence } of analyse(head)) {
    if (confidence < LEAST_CONFIDENCE) break;
    const known = importEncodingSchema.safeParse(ALIASES[name.toLowerCase()] ?? name.toLowerCase());
    // It is not UTF-8, whatever chardet says.
    if (known.success && known.data !== 'utf-8') return known.data;
  }
  return 'windows-1252';
}
