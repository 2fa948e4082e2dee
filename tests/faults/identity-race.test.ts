import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Profile } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { send } from '../support/send.ts';
import { eventually } from '../support/wait.ts';

const WRITE_KEY = 'a-server-write-key';
const PEOPLE = 40;
const EVENTS = 1_200;
const BATCH = 20;
const MOST_PROFILES = 100;

describe('two connectors that race for the same people', () => {
  let databases: [TestDatabase, TestDatabase];
  let alone: Connector;
  let racers: Connector[] = [];

  before(async () => {
    databases = [await createDatabase(), await createDatabase()];
    const [one, two] = databases;
    // Nothing answers there: no Strapi is needed to make profiles of events.
    const strapiUrl = `http://127.0.0.1:${await freePort()}`;
    const start = (databaseUrl: string) =>
      startConnector({
        databaseUrl,
        strapiUrl,
        secret: randomUUID() + randomUUID(),
        configuration: {
          sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: WRITE_KEY }],
        },
      });
    alone = await start(one.url);
    racers = [await start(two.url), await start(two.url)];
  });
  after(async () => {
    await Promise.all([alone, ...racers].map((connector) => connector?.stop()));
    for (const database of databases ?? []) await database.drop();
  });

  it('end in the same profiles as one, with the same traits', async () => {
    const events = history();
    const batches = Array.from({ length: EVENTS / BATCH }, (_, index) =>
      events.slice(index * BATCH, (index + 1) * BATCH),
    );
    for (const batch of batches) await send(alone.url, WRITE_KEY, batch);
    // Both get all of it, each in another order, at the same time.
    const [first, second] = racers;
    assert.ok(first && second);
    await Promise.all([
      ...batches.map((batch) => send(first.url, WRITE_KEY, batch)),
      ...batches.toReversed().map((batch) => send(second.url, WRITE_KEY, batch)),
    ]);
    for (const connector of [alone, ...racers]) {
      await eventually(async () => assert.equal((await connector.status()).backlog, 0));
    }
    const [expected, raced] = await Promise.all([alone, first].map(customersOf));
    assert.ok((expected?.length ?? 0) > PEOPLE / 2, `${expected?.length} profiles`);
    assert.deepEqual(raced, expected);
  });
});

/** Log-ins of people who share devices and addresses: enough to merge, to contest and to refuse. */
function history() {
  const start = Date.parse('2026-05-01T12:00:00Z');
  const some = (index: number, prime: number, count: number) => (index * prime) % count;
  return Array.from({ length: EVENTS }, (_, index) => ({
    type: 'identify',
    messageId: `race-${index}`,
    timestamp: new Date(start + some(index, 7_919, EVENTS) * 1000).toISOString(),
    ...(index % 3 > 0 && { userId: `user-${some(index, 31, PEOPLE)}` }),
    anonymousId: `device-${some(index, 17, PEOPLE * 2)}`,
    traits: {
      plan: index % 7,
      ...(index % 4 === 0 && { email: `mail-${some(index, 13, PEOPLE)}@example.com` }),
    },
  }));
}

/** Who is whom and what is known of each, without the ids of rows. */
async function customersOf(connector: Connector): Promise<string[]> {
  const { items } = await connector.management('GET', `/profiles?pageSize=${MOST_PROFILES}`);
  assert.ok(items.length < MOST_PROFILES, 'all of them fit on one page');
  const profiles = await Promise.all(
    items.map(({ id }: { id: string }) => connector.management('GET', `/profiles/${id}`)),
  );
  return profiles
    .map(({ identifiers, traits, eventCount }: Profile) =>
      JSON.stringify({
        identifiers: identifiers.map(({ type, value }) => `${type} ${value}`).sort(),
        traits: traits.map(({ name, value, updatedAt }) => [name, value, updatedAt]).sort(),
        eventCount,
      }),
    )
    .sort();
}
