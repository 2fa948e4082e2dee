import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { ImportBadRow } from 'strapi-cdp-config';
import { eventually } from '../shared/testing.ts';
import { analyseFile } from './analysis.ts';
import { dryRun, readLocalFile, startImports, storeLocalFile } from './index.ts';
import { findImport, readBadRows, requestImport } from './runs/index.ts';
import { createImportsBench, type ImportsBench } from './testing.ts';

describe('imports', () => {
  let bench: ImportsBench;
  before(async () => {
    bench = await createImportsBench();
  });
  after(async () => {
    await bench.close();
  });

  const traitsOf = async (email: string) => {
    await bench.settle();
    const { traits } = await bench.ask<{ traits: Record<string, { value: unknown }> }>(`
      select t.traits from cdp.traits t join cdp.identifiers i on i.profile_id =
        (select profile_id from cdp.identifiers where type = 'email' and value = '${email}')
        and i.id = t.identifier_id
    `);
    return Object.fromEntries(Object.entries(traits).map(([name, { value }]) => [name, value]));
  };

  it('turns people into traits, by their e-mail address alone', async () => {
    const path = await bench.write('crm.csv', 'email,city,visits\nAda@Example.org,London,3\n');
    const run = await bench.import(path);
    assert.deepEqual(run.counts, { read: 1, added: 1, known: 0, bad: 0 });
    assert.deepEqual(await traitsOf('ada@example.org'), {
      email: 'Ada@Example.org',
      city: 'London',
      visits: 3,
    });
  });

  it('takes traits that went back to what they were for news', async () => {
    for (const [city, added] of [
      ['Paris', 1],
      ['Paris', 0],
      ['London', 1],
    ] as const) {
      const path = await bench.write('crm.csv', `email,city,visits\nada@example.org,${city},3\n`);
      const { counts } = await bench.import(path);
      assert.equal(counts.added, added, city);
      assert.equal((await traitsOf('ada@example.org')).city, city);
    }
  });

  it('imports purchases of customers known by e-mail address', async () => {
    const path = await bench.write(
      'till.csv',
      'mail;datum;betrag\nada@example.org;31.01.2026;1.234,50\nbob@example.org;1.2.2026;2,00\n',
    );
    const run = await bench.import(path);
    assert.equal(run.error, null);
    assert.equal(run.counts.added, 2);
    await bench.settle();
    const event = await bench.ask<{ name: string; source: string; revenue: number; at: string }>(`
      select name, source, (properties->>'revenue')::float8 as revenue, timestamp::text as at
      from cdp.events where type = 'track' order by timestamp limit 1
    `);
    assert.deepEqual(
      [event.name, event.source, event.revenue],
      ['Order Completed', 'till', 1234.5],
    );
  });

  it('sets bad rows aside with their reason, and goes on', async () => {
    const path = await bench.write(
      'orders.csv',
      [
        'user_id,date,amount',
        ...Array.from({ length: 60 }, (_, index) => `u${index},2026-01-02,1.50`),
        'u1,not a date,2.00',
        'u2,2026-01-03',
        ',2026-01-03,2.00',
        'null,2026-01-03,2.00',
        'u3,,2.00',
        'u4,2026-01-04,3.00',
      ].join('\n'),
    );
    const run = await bench.import(path);
    assert.deepEqual(run.counts, { read: 66, added: 61, known: 0, bad: 5 });
    const bad: ImportBadRow[] = [];
    for await (const row of readBadRows(bench.platform.database, run.id)) bad.push(row);
    assert.deepEqual(
      bad.map(({ row, raw }) => [row, raw]),
      [
        [62, 'u1,not a date,2.00'],
        [63, 'u2,2026-01-03'],
        [64, ',2026-01-03,2.00'],
        [65, 'null,2026-01-03,2.00'],
        [66, 'u3,,2.00'],
      ],
    );
    assert.match(bad[0]?.reason ?? '', /date: «not a date» is not a date/);
    assert.match(bad[1]?.reason ?? '', /2 values instead of 3/);
    assert.match(bad[2]?.reason ?? '', /names no customer/);
    assert.match(bad[4]?.reason ?? '', /a value is required/);
  });

  it('a dry run tells the same, and changes nothing', async () => {
    const path = await bench.write(
      'orders.csv',
      'user_id,date,amount\nu4,2026-01-04,3.00\nu4,2026-01-04,3.00\nu5,x,1\n',
    );
    const file = await storeLocalFile(bench.platform, path);
    const { suggestion, saved } = await analyseFile(
      bench.platform.database,
      file,
      readLocalFile(path),
    );
    assert.ok(saved);
    const count = 'select sum(count)::int as rows from cdp.imported_rows';
    const before = await bench.ask(count);
    const report = await dryRun(bench.platform, readLocalFile(path), {
      mapping: suggestion,
      rows: 100,
    });
    assert.deepEqual(await bench.ask(count), before);
    assert.deepEqual(
      report.rows.map(({ row, outcome, customer }) => [row, outcome, customer]),
      [
        [2, 'known', 'u4'],
        [3, 'new', 'u4'],
        [4, 'bad', null],
      ],
    );
  });

  it('fails with the name of the column that a file lacks', async () => {
    const path = await bench.write('other.csv', 'user_id,when\nu1,2026-01-01\n');
    const fields = [
      { column: 'customer', type: 'text', target: 'user_id', name: '', required: false } as const,
    ];
    const run = await bench.import(path, { fields, kind: 'traits', event: '' });
    assert.equal(run.state, 'failed');
    assert.match(run.error ?? '', /«customer».*«user_id», «when»/);
  });

  it('goes on after kill -9 without loss or repetition, in a connector', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, index) => `k${index % 7_000},2026-02-01,${index % 5}.25`,
    );
    const path = await bench.write('killed.csv', `user_id,date,amount\n${rows.join('\n')}\n`);
    const { platform } = bench;
    const file = await storeLocalFile(platform, path);
    const { suggestion } = await analyseFile(platform.database, file, readLocalFile(path));
    const made = await requestImport(
      platform.database,
      { file, mapping: { ...suggestion, source: 'killed' }, requestedBy: 'Ada' },
      platform.clock(),
      async () => undefined,
    );
    assert.ok('run' in made);
    const { id } = made.run;
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', importer(platform.databaseUrl, platform.settings, id)],
      { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await eventually(async () => {
      const run = await findImport(platform.database, id);
      assert.ok(run && run.counts.read >= 5_000, 'it is not far enough yet');
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal((await findImport(platform.database, id))?.state, 'running');
    await platform.pool.query(`update cdp.import_runs set due_at = now() where id = $1`, [id]);
    await platform.jobs.start();
    const imports = await startImports(platform, bench.definitions, 100);
    await eventually(async () => {
      assert.equal((await findImport(platform.database, id))?.state, 'finished');
    }, 40_000);
    await imports.stop();
    const run = await findImport(platform.database, id);
    assert.deepEqual(run?.counts, { read: 30_000, added: 30_000, known: 0, bad: 0 });
    await bench.settle();
    const { events } = await bench.ask<{ events: number }>(
      `select count(*)::int as events from cdp.events where source = 'killed'`,
    );
    assert.equal(events, 30_000);
  });
});

/** A process that does nothing but import. */
const importer = (databaseUrl: string, settings: object, id: string) => {
  const at = (path: string) => JSON.stringify(new URL(path, import.meta.url));
  return `
    import { pino } from 'pino';
    import { Registry } from 'prom-client';
    import { createDatabase } from ${at('../database/index.ts')};
    import { importingOf } from ${at('../tracking/index.ts')};
    import { workOnImport } from ${at('./runner/index.ts')};
    const logger = pino({ level: 'silent' });
    const platform = {
      ...createDatabase({ url: ${JSON.stringify(databaseUrl)}, size: 5, applicationName: 'killed', logger }),
      settings: ${JSON.stringify(settings)}, logger, metrics: new Registry(), clock: () => new Date(),
    };
    const { signal } = new AbortController();
    await workOnImport(platform, importingOf(platform), ${JSON.stringify(id)}, {
      signal, logger, segments: { current: () => [], refresh: async () => undefined },
    });
  `;
};
