import type { Exchange } from '../delivery.ts';
import { answerBatch, answerOne, readBatch, readOne } from './segment.ts';

/** A transparent GIF of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Deepest path that a name in an address may spell. */
const MOST_PARTS = 8;

/**
 * What RudderStack adds to Segment's API: the beacon of pages that are being left, and pixels of
 * mails, whose address holds the event.
 */
export const rudder: Exchange[] = [
  {
    method: 'POST',
    prefix: '/beacon/v1',
    path: '/batch',
    purpose: 'events',
    read: readBatch,
    answer: answerBatch,
  },
  pixel('track'),
  pixel('page'),
];

function pixel(type: 'track' | 'page'): Exchange {
  return {
    method: 'GET',
    prefix: '/pixel/v1',
    path: `/${type}`,
    purpose: 'events',
    read: ({ query }) => readOne(spellOut(query), type),
    answer(verdict) {
      answerOne(verdict);
      return PIXEL;
    },
  };
}

/** Makes a message of an address: `properties.total=5` is a property. */
function spellOut(query: Record<string, string>): Record<string, unknown> {
  const message: Branch = new Map();
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'writeKey') place(message, name.split('.', MOST_PARTS), value);
  }
  return toObject(message);
}

type Branch = Map<string, string | Branch>;

function place(branch: Branch, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    branch.set(name, value);
    return;
  }
  const known = branch.get(name);
  const next: Branch = known instanceof Map ? known : new Map();
  branch.set(name, next);
  place(next, rest, value);
}

function toObject(branch: Branch): Record<string, unknown> {
  return Object.fromEntries(
    [...branch].map(([name, value]) => [name, value instanceof Map ? toObject(value) : value]),
  );
}
