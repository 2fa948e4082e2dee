import { mayTrack } from './consent.ts';
import { contextNow } from './context.ts';
import type { Fields } from './message.ts';
import { enqueue, stamp } from './queue.ts';
import { flush, schedule } from './transport.ts';
import { uuid } from './uuid.ts';
import { anonymousId, userId } from './visitor.ts';

/** Messages that are sent without waiting for more. */
const ENOUGH = 20;

/** Records an event. While consent is undecided it waits in memory; without consent it is dropped. */
export function record(type: string, fields: Fields, moment?: Date): void {
  if (mayTrack() !== false) put(type, fields, moment);
}

/** Puts an event into the queue, whatever consent says. */
export function put(type: string, fields: Fields, moment = new Date()): void {
  const waiting = enqueue({
    type,
    messageId: uuid(),
    timestamp: moment.toISOString(),
    userId,
    context: contextNow(),
    ...fields,
  });
  if (anonymousId) stamp(anonymousId);
  if (waiting < ENOUGH) schedule();
  else flush();
}
