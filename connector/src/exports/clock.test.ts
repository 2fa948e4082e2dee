import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createIdleBench, type ExportsBench, film, films, workflow } from './testing.ts';

const HOUR = 3_600_000;

describe('exports while somebody sets the clock', () => {
  let bench: ExportsBench;
  /** Milliseconds that the clock is ahead. */
  let ahead = 0;

  before(async () => {
    bench = await createIdleBench(
      (url) => ({ destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }] }),
      { clock: () => new Date(Date.now() + ahead) },
    );
    await bench.begin();
  });
  after(() => bench.close());
  beforeEach(() => {
    bench.strapi.records = films(35);
    bench.strapi.interfere = () => false;
    bench.sink.received = [];
    ahead = 0;
  });

  /** Sets the clock while the second page is read. */
  const setDuringRun = (to: number) => {
    bench.strapi.interfere = (_, { query }) => {
      if (query.get('after') === '20') ahead = to;
      return false;
    };
  };

  for (const [name, by] of [
    ['forward by a day', 24 * HOUR],
    ['back by two hours', -2 * HOUR],
  ] as const) {
    it(`leave nothing out when it goes ${name} in the middle of a run`, async () => {
      const toFeed = workflow(`clock${by}`, { destination: 'feed', mode: 'changes' });
      setDuringRun(by);
      const first = await bench.run(toFeed);
      assert.deepEqual([first.state, first.counts.sent], ['finished', 35]);
      assert.equal(ahead, by, 'the clock was set');

      bench.sink.received = [];
      bench.strapi.records = [...films(34), film(34, 'Told anew')];
      const second = await bench.run(toFeed);
      assert.deepEqual(
        [second.state, second.counts.sent, second.counts.unchanged],
        ['finished', 1, 34],
      );
      assert.deepEqual(
        bench.sink.rows().map(({ title }) => title),
        ['Told anew'],
      );
    });
  }
});
