import type { ProcessorOptions } from 'strapi-cdp-config';
import type { ProcessedValue } from '../processor.ts';
import { type Entry, entriesIn, fileUrl, type Json } from '../public-value.ts';

/** The address of a file, or of an image in one of its sizes, without anything else. */
export function toMediaUrl(
  raw: unknown,
  { size }: ProcessorOptions<'media-url'>,
  siteUrl: string,
): ProcessedValue {
  const urls: Json[] = entriesIn(raw).map((file) => fileUrl(inSize(file, size), { siteUrl }));
  return { value: Array.isArray(raw) ? urls : (urls[0] ?? null), type: 'media' };
}

function inSize(file: Entry, size: string): Entry {
  const [formats] = entriesIn(file.formats);
  const [sized] = size === 'original' ? [] : entriesIn(formats?.[size]);
  return sized ?? file;
}
