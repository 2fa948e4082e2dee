import { z } from 'zod';

/** The kinds of event that the tracking API takes. */
export const eventTypeSchema = z.enum(['track', 'page', 'screen', 'identify', 'group', 'alias']);
export type EventType = z.infer<typeof eventTypeSchema>;
