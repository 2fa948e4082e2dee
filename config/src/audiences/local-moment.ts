import { z } from 'zod';

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/**
 * A moment as editors write it: a date, which means its first moment, or a date with a time; both by
 * the clocks of the platform's time zone. `2026-03-01` or `2026-03-01T12:30`.
 */
export const localMomentSchema = z
  .string()
  .refine(isLocalMoment, 'Enter a date, such as 2026-03-01, or a date with a time.');
export type LocalMoment = z.infer<typeof localMomentSchema>;

function isLocalMoment(text: string): boolean {
  if (z.iso.date().safeParse(text).success) return true;
  return (
    DATE_TIME.test(text) && z.iso.datetime({ local: true }).safeParse(withSeconds(text)).success
  );
}

function withSeconds(text: string): string {
  return text.length === 16 ? `${text}:00` : text;
}
