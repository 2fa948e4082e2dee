import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createImportsBench, type ImportsBench } from './testing.ts';

const path = resolve(import.meta.dirname, '../../../../shared/data/cdnow-purchases.txt');
const skip = existsSync(path) ? false : `there is no ${path}`;

interface Totals {
  events: number;
  profiles: number;
  dollars: string;
}

const TOTALS = `
  select (select count(*)::int from cdp.events) as events,
    (select count(*)::int from cdp.profiles) as profiles,
    (select sum((properties->>'revenue')::numeric)::text from cdp.events) as dollars
`;

describe('the purchases of CDNOW, 1997 to 1998', { skip }, () => {
  let bench: ImportsBench;
  before(async () => {
    bench = await createImportsBench();
  });
  after(async () => {
    await bench.close();
  });
  const totals = async () => {
    await bench.settle();
    return bench.ask<Totals>(TOTALS);
  };

  it('are imported whole, though the import is stopped in the middle, with nothing edited', async (context) => {
    const stopping = new AbortController();
    const started = performance.now();
    const watch = setInterval(async () => {
      const { rows } = await bench.platform.pool.query('select row from cdp.import_runs');
      if (Number(rows[0]?.row) > 20_000) stopping.abort();
    }, 20);
    await assert.rejects(bench.import(path, {}, stopping.signal));
    clearInterval(watch);
    const left = await bench.ask<{ id: string; state: string; row: string }>(
      'select id, state, row from cdp.import_runs',
    );
    assert.equal(left.state, 'queued');
    assert.ok(Number(left.row) > 0 && Number(left.row) < 69_000, left.row);

    const { workOnImport } = await import('./runner/index.ts');
    const { importingOf } = await import('../tracking/index.ts');
    const { platform } = bench;
    const { signal } = new AbortController();
    await workOnImport(platform, importingOf(platform), left.id, {
      signal,
      logger: platform.logger,
      segments: { current: () => [], refresh: async () => undefined },
    });
    assert.deepEqual(await totals(), {
      events: 69_659,
      profiles: 23_570,
      dollars: '2500315.63',
    });
    const seconds = (performance.now() - started) / 1000;
    context.diagnostic(`${Math.round(69_659 / seconds)} rows/s from file to profile`);
    const run = await bench.ask<Record<string, string>>(
      'select state, added, known, bad from cdp.import_runs',
    );
    assert.deepEqual(run, { state: 'finished', added: '69659', known: '0', bad: '0' });
    const times = await bench.ask(
      `select min(timestamp)::date::text as first, max(timestamp)::date::text as last from cdp.events`,
    );
    assert.deepEqual(times, { first: '1997-01-01', last: '1998-06-30' });
  });

  it('change nothing when they come again, turned round and packed; rows that are added count', async (context) => {
    const [head = '', ...rows] = readFileSync(path, 'latin1').trimEnd().split('\r\n');
    const turned = [
      head,
      ...rows.reverse(),
      rows[0],
      ' 99999 19980701  1    1.00',
      ' 99999 19980701  1    1.00',
    ];
    const again = await bench.write('again.txt', gzipSync(turned.join('\r\n')));
    const started = performance.now();
    const run = await bench.import(again);
    const seconds = (performance.now() - started) / 1000;
    context.diagnostic(`${Math.round(run.counts.read / seconds)} known rows/s`);
    assert.equal(run.error, null);
    assert.equal(run.mapping.source, 'cdnow-purchases', 'the mapping was saved and fits');
    assert.deepEqual(run.counts, { read: 69_662, added: 3, known: 69_659, bad: 0 });
    const { events, profiles } = await totals();
    assert.deepEqual([events, profiles], [69_662, 23_571]);
  });
});
