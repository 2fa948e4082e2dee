import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Connector, startConnector } from '../support/connector.ts';
import { type MortalDatabase, startMortalDatabase } from '../support/mortal-database.ts';
import { startRandom } from '../support/random.ts';
import { assertEachOnce, RUSHED } from '../support/reckoning.ts';
import { type Rush, startRush } from '../support/rush.ts';
import { eventually } from '../support/wait.ts';

const WRITE_KEY = 'a-server-write-key';
const KILLS = 20;

/** Events that must be acknowledged between two kills: it is load that they fall into. */
const EVENTS_BETWEEN = 100;

/** Milliseconds from that to the kill, at most. */
const LONGEST_WAIT = 300;

/** Milliseconds in which a connector starts, or a bit less: a kill in there meets it half awake. */
const START = 1_500;

describe('under load', () => {
  let database: MortalDatabase;
  let connector: Connector;
  let rush: Rush | undefined;

  before(async () => {
    database = await startMortalDatabase();
    connector = await startConnector({
      databaseUrl: database.url,
      strapiUrl: 'http://127.0.0.1:9',
      secret: randomUUID() + randomUUID(),
      configuration: {
        sources: [{ key: 'till', name: 'Till', kind: 'server', writeKey: WRITE_KEY }],
        computedTraits: [RUSHED],
      },
    });
  });
  after(async () => {
    await rush?.abandon();
    await connector?.stop();
    await database?.remove();
  });

  const random = startRandom();

  /** Ways to die. Each leaves both at work again. */
  const deaths = {
    async connector() {
      await connector.kill();
      await connector.restart();
    },
    async database() {
      await database.kill();
      await database.start();
    },
    async 'both at once'() {
      await Promise.all([connector.kill(), database.kill()]);
      await Promise.all([connector.restart(), database.start()]);
    },
    async 'the database while the connector starts'() {
      await connector.kill();
      const started = connector.restart();
      await delay(random.below(START));
      await database.kill();
      await database.start();
      await started;
    },
  };

  it(`every acknowledged event counts once after kill -9, ${KILLS} times at any moment`, async () => {
    rush = startRush({
      url: connector.url,
      writeKey: WRITE_KEY,
      senders: 4,
      batchLength: 10,
      people: 20,
      pause: 40,
    });
    const { acknowledged } = rush;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = acknowledged.size;
      await eventually(() => assert.ok(acknowledged.size >= before + EVENTS_BETWEEN), {
        timeout: 30_000,
      });
      await delay(random.below(LONGEST_WAIT));
      const victim = random.of([
        'connector',
        'database',
        'both at once',
        'the database while the connector starts',
      ]);
      console.log(`Kill ${kill + 1}, after ${acknowledged.size} events: ${victim}`);
      await deaths[victim]();
    }
    await rush.stop();
    await assertEachOnce(rush, connector, database.url);
  });
});
