import { z } from 'zod';

/** A moment in time as ISO 8601 with zone, the only form in which time crosses a boundary. */
export const instantSchema = z.iso.datetime({ offset: true });
