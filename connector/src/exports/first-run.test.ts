import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createIdleBench, type ExportsBench, films, workflow } from './testing.ts';

describe('a run right after the first start', () => {
  let bench: ExportsBench;

  before(async () => {
    bench = await createIdleBench(undefined, {
      prepare(strapi) {
        strapi.delay = 500;
        strapi.records = films(3);
      },
    });
    await bench.begin();
  });
  after(() => bench.close());

  it('waits until Strapi knows what the configuration file lets leave', async () => {
    const run = await bench.run(workflow('at-once'));
    assert.deepEqual([run.state, run.error, run.counts.sent], ['finished', null, 3]);
  });
});
