import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { ActivationRow, ConfigurationInput } from 'strapi-cdp-config';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { send } from '../support/send.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type Strapi, startStrapi } from '../support/strapi.ts';
import { eventually } from '../support/wait.ts';

const secret = randomUUID() + randomUUID();
const WRITE_KEY = 'write-key-of-the-till';
const ROUNDS = 4;
/** People who buy in a round, and events of one request. */
const PEOPLE = 300;
const REQUEST = 50;

describe('a connector that is killed while it tells a destination of members', () => {
  let site: TestDatabase;
  let database: TestDatabase;
  let strapi: Strapi;
  let sink: Sink;
  let connector: Connector;

  before(async () => {
    site = await createDatabase({ template: 'film shop' });
    database = await createDatabase();
    sink = await startSink();
    strapi = await startStrapi({ databaseUrl: site.url, secret });
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: strapi.url,
      secret,
      configuration: configuration(sink.url),
    });
    await eventually(async () => {
      assert.equal((await connector.management('GET', '/audiences/buyers')).state, 'live');
      await connector.management('GET', '/activations/buyers-to-the-sink');
    });
  });
  after(async () => {
    await connector?.stop();
    await strapi?.stop();
    await sink?.stop();
    await database?.drop();
    await site?.drop();
  });

  async function buy(people: string[]): Promise<void> {
    for (let begin = 0; begin < people.length; begin += REQUEST) {
      const batch = people.slice(begin, begin + REQUEST).map((userId) => ({
        type: 'track',
        event: 'Bought',
        messageId: `${userId} bought`,
        userId,
      }));
      await send(connector.url, WRITE_KEY, batch);
    }
  }

  it('tells of everybody, and of nobody twice but under the same id and key', async () => {
    const everybody: string[] = [];
    let isMidway = false;
    for (let round = 1; round <= ROUNDS; round += 1) {
      const people = Array.from({ length: PEOPLE }, (_, index) => `buyer-${round}-${index}`);
      everybody.push(...people);
      const before = sink.requests.length;
      await buy(people);
      await eventually(async () => assert.ok(sink.requests.length > before));
      await delay(Math.random() * 100);
      await connector.kill();
      isMidway ||= toldOf(sink).size < everybody.length;
      await connector.restart();
    }
    assert.ok(isMidway, 'a kill must fall into the telling');
    await eventually(async () => assert.equal(toldOf(sink).size, everybody.length), {
      timeout: 60_000,
    });

    const users = new Map<string, unknown>();
    for (const { id, user, change } of rowsOf(sink)) {
      assert.equal(change, 'entered');
      assert.equal(users.get(id) ?? user, user, 'one id, one person');
      users.set(id, user);
    }
    assert.deepEqual([...users.values()].sort(), everybody.sort(), 'each person once');
    const contents = new Map<string, string>();
    for (const { headers, body } of sink.requests) {
      const key = String(headers['idempotency-key']);
      assert.equal(contents.get(key) ?? body, body, 'one key, one content');
      contents.set(key, body);
    }
    const activity = await connector.management('GET', '/activations/buyers-to-the-sink');
    assert.deepEqual([activity.waiting, activity.refused, activity.skipped], [0, 0, 0]);
  });
});

const rowsOf = ({ requests }: Sink): ActivationRow[] =>
  requests.flatMap(({ body }) => JSON.parse(body) as ActivationRow[]);

const toldOf = (sink: Sink): Set<unknown> => new Set(rowsOf(sink).map(({ user }) => user));

function configuration(sinkUrl: string): ConfigurationInput {
  return {
    sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: WRITE_KEY }],
    // So slow that a kill falls into the telling.
    destinations: [{ key: 'sink', name: 'Sink', kind: 'http', url: sinkUrl, maxRate: 1000 }],
    audiences: [
      {
        name: 'Buyers',
        identifier: 'buyers',
        rule: { kind: 'did', event: { type: 'track', name: 'Bought' } },
      },
    ],
    activations: [
      {
        name: 'Buyers to the sink',
        identifier: 'buyers-to-the-sink',
        audience: 'buyers',
        destination: 'sink',
        on: ['entered', 'exited'],
        fields: [{ from: 'identifier', type: 'user_id', name: 'user' }],
        batchSize: 20,
      },
    ],
  };
}
