import { z } from 'zod';

/** Says whether this platform knows an IANA time zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone such as `Europe/Copenhagen`. */
export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, 'Use a time zone of the IANA list, such as Europe/Copenhagen or UTC.');
