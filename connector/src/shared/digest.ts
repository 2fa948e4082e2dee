import { createHash } from 'node:crypto';

/** SHA-256 of a text, in hexadecimal: what write keys are known by. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
