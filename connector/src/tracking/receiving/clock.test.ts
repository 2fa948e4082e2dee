import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { trackingMessageSchema } from 'strapi-cdp-config';
import { FREE } from '../policy/index.ts';
import { acceptMessage } from './accept.ts';
import { correctedTime } from './clock.ts';
import { readBatch } from './dialects/segment.ts';
import { judge } from './judge.ts';

const limits = {
  eventSize: 32_768,
  requestSize: 512_000,
  batchLength: 2500,
  depth: 32,
  keys: 2000,
};
const receivedAt = new Date('2026-06-15T12:00:00.000Z');
const DAY = 24 * 3600 * 1000;
const at = (offset: number) => new Date(receivedAt.getTime() + offset).toISOString();

interface Case {
  name: string;
  message?: object;
  envelope?: object;
  /** Milliseconds after the arrival. */
  expected: number;
}

const cases: Case[] = [
  { name: 'no time at all', expected: 0 },
  { name: 'a time and no sentAt', message: { timestamp: at(-5000) }, expected: -5000 },
  {
    name: 'a clock a day behind, sentAt around the batch',
    message: { timestamp: at(-DAY - 5000) },
    envelope: { sentAt: at(-DAY) },
    expected: -5000,
  },
  {
    name: 'a clock a day ahead, sentAt with the message',
    message: { timestamp: at(DAY - 5000), sentAt: at(DAY) },
    expected: -5000,
  },
  {
    name: 'the sentAt of the message before that of the batch',
    message: { timestamp: at(-DAY - 5000), sentAt: at(-DAY) },
    envelope: { sentAt: at(0) },
    expected: -5000,
  },
  {
    name: 'originalTimestamp before timestamp',
    message: { originalTimestamp: at(-9000), timestamp: at(-1000), sentAt: at(0) },
    expected: -9000,
  },
  {
    name: 'the timestamp of a batch is none of an event',
    message: { originalTimestamp: at(-9000) },
    envelope: { sentAt: at(0), timestamp: at(-DAY) },
    expected: -9000,
  },
  {
    name: 'the timestamp of a batch, with an event that has no time',
    envelope: { sentAt: at(0), timestamp: at(-DAY) },
    expected: 0,
  },
  {
    name: 'years ago, sent now',
    message: { timestamp: at(-2000 * DAY) },
    envelope: { sentAt: at(0) },
    expected: -2000 * DAY,
  },
  { name: 'the future without sentAt', message: { timestamp: at(DAY) }, expected: 0 },
  {
    name: 'later than it was sent',
    message: { timestamp: at(DAY), sentAt: at(0) },
    expected: 0,
  },
  {
    name: 'a retry an hour later, whose sentAt is new',
    message: { timestamp: at(-DAY - 3_600_000) },
    envelope: { sentAt: at(-DAY) },
    expected: -3_600_000,
  },
  {
    name: 'milliseconds, text without zone',
    message: { timestamp: receivedAt.getTime() - 7000, sentAt: at(0).replace('Z', '') },
    expected: -7000,
  },
];

describe('the time of an event', () => {
  for (const { name, message, envelope, expected } of cases) {
    it(name, () => {
      const body = {
        ...envelope,
        batch: [{ type: 'track', event: 'x', userId: 'u', ...message }],
      };
      const { events } = judge(readBatch({ body }, limits), { receivedAt, limits, policy: FREE });
      assert.equal(Date.parse(events[0]?.timestamp ?? '') - receivedAt.getTime(), expected);
    });
  }

  it('falls back on the time of the client when sentAt makes no sense', () => {
    const now = receivedAt.getTime();
    assert.equal(correctedTime({ original: 1000, sentAt: now + DAY, receivedAt: now }), 1000);
  });

  it('refuses a time that is none', () => {
    for (const timestamp of ['yesterday', '2026-13-45', -5, 1e300, 'Infinity', true]) {
      const message = { type: 'page', userId: 'u', timestamp };
      assert.equal(trackingMessageSchema.safeParse(message).success, false, String(timestamp));
      const around = {
        context: {},
        integrations: {},
        sentAt: null,
        receivedAt,
        limits,
        policy: FREE,
      };
      const outcome = acceptMessage(message, around);
      assert.ok('rejection' in outcome && outcome.rejection.path === 'timestamp');
    }
  });
});
