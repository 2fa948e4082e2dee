import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { pino } from 'pino';
import { BROWSER_KEY, basic, SERVER_KEY, SHOP_ORIGIN, startTestTracking } from '../testing.ts';

describe('the log', () => {
  it('never has a write key, however clients send theirs', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(line, _encoding, done) {
        lines.push(String(line));
        done();
      },
    });
    const tracking = await startTestTracking({ logger: pino({ level: 'trace' }, stream) });
    const { url } = tracking;
    const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const event = { userId: 'u1', event: 'x', properties: {} };
    const origin = { origin: SHOP_ORIGIN };
    const replies = await Promise.all([
      fetch(`${url}/v1/projects/${BROWSER_KEY}/settings`, { headers: origin }),
      fetch(`${url}/v1/projects/${BROWSER_KEY}/settings?x=${BROWSER_KEY}`, { headers: origin }),
      fetch(`${url}/projects/${BROWSER_KEY}/settings`, {
        headers: { origin: 'https://no.example' },
      }),
      fetch(`${url}/projects/${BROWSER_KEY}/setting`),
      fetch(`${url}/pixel/v1/track?writeKey=${SERVER_KEY}&userId=u1&event=x`),
      post(`/beacon/v1/batch?writeKey=${SERVER_KEY}`, { batch: [{ ...event, type: 'track' }] }),
      post('/v1/track', event, { authorization: basic(SERVER_KEY) }),
      post('/v1/track', { ...event, writeKey: SERVER_KEY }),
      post('/v1/track', { writeKey: SERVER_KEY }),
      post('/api/s/track', event, { 'x-write-key': `till:${SERVER_KEY}` }),
      post('/capture/', { event: 'x', distinct_id: 'u1', api_key: SERVER_KEY }),
      post('/i/v1/analytics/events', [], { authorization: `Bearer ${SERVER_KEY}` }),
      post('/v1/visitor', {}, { authorization: basic(BROWSER_KEY), ...origin }),
      fetch(`${url}/management/sources/till/volume?period=day&timeZone=UTC`),
    ]);
    await tracking.process();
    await tracking.close();
    const log = lines.join('');
    const paths = lines.map((line) => JSON.parse(line).path).filter(Boolean);
    assert.equal(paths.length, replies.length);
    assert.ok(paths.includes('/v1/projects/:writeKey/settings'));
    for (const key of [SERVER_KEY, BROWSER_KEY]) {
      for (const form of [key, basic(key).slice('Basic '.length)]) {
        assert.ok(!log.includes(form), `the log has ${form}`);
      }
    }
  });
});
