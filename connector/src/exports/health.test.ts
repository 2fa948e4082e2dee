import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startSink } from '../destinations/testing.ts';
import { eventually } from '../shared/testing.ts';
import { requestRun } from './runs/index.ts';
import { createExportsBench, type ExportsBench, films, workflow } from './testing.ts';

describe('a destination that is away', () => {
  let bench: ExportsBench;
  let dead: Awaited<ReturnType<typeof startSink>>;

  before(async () => {
    dead = await startSink();
    bench = await createExportsBench((url) => ({
      destinations: [
        { key: 'alive', name: 'Alive', kind: 'http', url },
        {
          key: 'dead',
          name: 'Dead',
          kind: 'http',
          url: dead.url,
          timeout: 60_000,
          concurrency: 2,
          retry: { limit: 20, first: 10, longest: 20 },
        },
      ],
    }));
  });
  after(async () => {
    await bench.close();
    await dead.stop();
  });
  beforeEach(async () => {
    bench.strapi.records = films(15);
    bench.sink.received = [];
    dead.received = [];
    await bench.platform.pool.query('delete from cdp.destination_health');
  });

  const health = async () =>
    (
      await bench.platform.pool.query(
        `select failures, open_until, last_error from cdp.destination_health
         where destination = 'dead'`,
      )
    ).rows[0];

  it('that hangs has two of its runs wait for it, and no run of another one', async () => {
    const held: ServerResponse[] = [];
    dead.answer = (_, response) => {
      held.push(response);
      return 'never';
    };
    const hanging = Array.from({ length: 12 }, (_, index) =>
      workflow(`hangs-${index}`, { destination: 'dead' }),
    );
    const runs: string[] = [];
    for (const one of hanging) {
      const result = await requestRun(bench.platform, one, 'Ada');
      if ('run' in result) runs.push(result.run.id);
    }
    await eventually(() => assert.equal(dead.received.length, 2));
    const run = await bench.run(workflow('goes-by', { destination: 'alive' }));
    assert.deepEqual([run.state, run.counts.sent], ['finished', 15]);
    assert.equal(dead.received.length, 2, 'the others wait in line');
    dead.answer = () => undefined;
    for (const response of held) response.writeHead(200).end();
    for (const id of runs) assert.equal((await bench.ended(id)).state, 'finished');
  });

  it('that fails five times in a row is left alone, then one run tries for all', async () => {
    dead.answer = () => ({ status: 503 });
    const waiting = workflow('trips', { destination: 'dead' });
    const result = await requestRun(bench.platform, waiting, 'Ada');
    assert.ok('run' in result);
    await eventually(async () => {
      const { rows } = await bench.platform.pool.query(
        `select state, error from cdp.runs where workflow_key = 'trips'`,
      );
      assert.equal(rows[0].state, 'retrying');
      assert.match(rows[0].error, /answered 503.*failed several times in a row/);
    });
    const asked = dead.received.length;
    assert.equal(asked, 5);
    const { failures, open_until: until } = await health();
    assert.deepEqual([failures, until > new Date()], [5, true]);

    const other = workflow('follows', { destination: 'dead' });
    await requestRun(bench.platform, other, 'Ada');
    await eventually(async () => {
      const { rows } = await bench.platform.pool.query(
        `select error from cdp.runs where workflow_key = 'follows'`,
      );
      assert.match(rows[0].error ?? '', /is asked again later/);
    });
    assert.equal(dead.received.length, asked, 'nobody asked it');

    dead.answer = () => undefined;
    await bench.platform.pool.query(`update cdp.destination_health set open_until = now()`);
    await bench.platform.pool.query(
      `update cdp.runs set due_at = now() where state in ('queued', 'retrying')`,
    );
    const run = await bench.ended(result.run.id);
    assert.deepEqual([run.state, run.counts.sent], ['finished', 15]);
    const { failures: left, open_until: open } = await health();
    assert.deepEqual([left, open], [0, null]);
  });
});
