import assert from 'node:assert/strict';
import pg from 'pg';
import type { ConfigurationInput } from 'strapi-cdp-config';
import type { Connector } from './connector.ts';
import type { Rush } from './rush.ts';
import { eventually } from './wait.ts';

/** Counts the events of a rush per customer: what came twice would be seen here. */
export const RUSHED: NonNullable<ConfigurationInput['computedTraits']>[number] = {
  name: 'Rushed',
  identifier: 'rushed',
  function: 'count',
  event: { type: 'track', name: 'Rushed' },
};

/**
 * Asserts that every acknowledged event of a rush is there once and nothing else is: in the table of
 * events, in the counts of the customers, and in the trait that counts them.
 */
export async function assertEachOnce(
  rush: Rush,
  connector: Connector,
  databaseUrl: string,
): Promise<void> {
  await eventually(async () => assert.equal((await connector.status()).backlog, 0), {
    timeout: 60_000,
  });
  await assertComputed(connector);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select message_id, count(*)::int as times from cdp.events where name = 'Rushed' group by 1",
    );
    const times = new Map<string, number>(rows.map((row) => [row.message_id, row.times]));
    const lost = [...rush.acknowledged].filter((id) => !times.has(id));
    assert.deepEqual(lost, [], 'acknowledged and lost');
    assert.deepEqual(
      [...times].filter(([, count]) => count !== 1),
      [],
      'stored more than once',
    );
    // Senders do not stop before their last batch was acknowledged.
    assert.equal(times.size, rush.acknowledged.size);
    assert.equal((await client.query('select from cdp.events_set_aside')).rowCount, 0);
  } finally {
    await client.end();
  }
  for (const [userId, count] of rush.eventsOf) {
    const { items } = await connector.management('GET', `/profiles?query=${userId}`);
    assert.equal(items.length, 1, `profiles of ${userId}`);
    const profile = await connector.management('GET', `/profiles/${items[0].id}`);
    assert.equal(profile.eventCount, count, `events of ${userId}`);
    const [rushed] = profile.computed;
    assert.deepEqual([rushed?.key, rushed?.value], [RUSHED.identifier, count]);
  }
}

/** A computation that was interrupted begins again; until it is whole there is no value. */
async function assertComputed(connector: Connector): Promise<void> {
  await eventually(
    async () => {
      const { items } = await connector.management('GET', '/computed-traits');
      assert.deepEqual(
        items.map(({ state }: { state: string }) => state),
        ['live'],
        JSON.stringify(items),
      );
    },
    { timeout: 60_000 },
  );
}
