import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ImportBadRow } from 'strapi-cdp-config';
import { buildServer } from '../server/index.ts';
import { eventually } from '../shared/testing.ts';
import { analyseFile } from './analysis.ts';
import { dryRun, importRoutes, readLocalFile, startImports, storeLocalFile } from './index.ts';
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
    const imports = await startImports(platform, 100);
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

  describe('over HTTP', () => {
    let server: FastifyInstance;
    let url: string;
    before(async () => {
      server = await buildServer(bench.platform, {
        readiness: async () => [],
        started: () => true,
        open: [],
        management: [importRoutes(bench.platform)],
      });
      url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/management/imports`;
    });
    after(() => server.close());

    const call = async (method: string, path: string, body?: Buffer | object) => {
      const isBytes = Buffer.isBuffer(body);
      const reply = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${bench.platform.settings.secret}`,
          ...(body && {
            'content-type': isBytes ? 'application/octet-stream' : 'application/json',
          }),
        },
        ...(body && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await reply.text();
      const isJson = reply.headers.get('content-type')?.includes('json');
      return { status: reply.status, body: isJson ? JSON.parse(text) : text };
    };

    it('takes a file in parts, imports it, and gives the bad rows as CSV', async () => {
      const data = Buffer.from('user_id,date,amount\nh1,2026-03-01,1.00\n,2026-03-01,=1+1\n');
      const file = await call('POST', '/files', { name: 'web.csv', bytes: data.length });
      assert.equal(file.status, 201);
      const path = `/files/${file.body.id}`;
      assert.equal((await call('POST', `${path}/analysis`, {})).status, 409);
      assert.equal((await call('PUT', `${path}/parts/0`, data.subarray(1))).status, 400);
      assert.equal((await call('PUT', `${path}/parts/1`, data)).status, 400);
      assert.equal((await call('PUT', `${path}/parts/0`, data)).status, 204);
      assert.equal((await call('PUT', `${path}/parts/0`, data)).status, 204);
      assert.equal((await call('POST', `${path}/complete`)).status, 200);
      const { body: analysis } = await call('POST', `${path}/analysis`, {});
      const mapping = { ...analysis.suggestion, source: 'web', name: 'Web' };
      const report = await call('POST', `${path}/dry-run`, { mapping });
      assert.deepEqual([report.body.added, report.body.bad], [1, 1]);
      const made = await call('POST', '', {
        fileId: file.body.id,
        mapping,
        requestedBy: 'Ada',
      });
      assert.equal(made.status, 201);
      await eventually(async () => {
        const { body } = await call('GET', `/${made.body.id}`);
        assert.deepEqual([body.state, body.counts.added, body.counts.bad], ['finished', 1, 1]);
      });
      const { database } = bench.platform;
      const waiting = await requestImport(
        database,
        { file: file.body, mapping, requestedBy: 'Ada' },
        new Date(),
        async () => undefined,
      );
      assert.ok('run' in waiting);
      const again = { fileId: file.body.id, mapping, requestedBy: 'Bob' };
      assert.equal((await call('POST', '', again)).status, 409);
      assert.equal((await call('DELETE', `/${waiting.run.id}`)).status, 409);
      const cancelled = await call('POST', `/${waiting.run.id}/cancel`);
      assert.equal(cancelled.body.state, 'cancelled');
      const list = await call('GET', '');
      assert.equal(list.body.items[0].id, waiting.run.id);
      assert.equal((await call('DELETE', `/${made.body.id}`)).status, 204);
      assert.equal((await call('GET', `/${made.body.id}`)).status, 404);
    });

    it('lists saved mappings, renames them to a free name, and deletes them', async () => {
      const path = await bench.write('saved.csv', 'user_id,shoe\ns1,42\n');
      await bench.import(path, { name: 'Shoes / 1' });
      await bench.import(path, { name: 'Hats', source: 'hats' });
      const names = async (query = '') => {
        const { body } = await call('GET', `/mappings${query}`);
        return body.items.map(({ mapping }: { mapping: { name: string } }) => mapping.name);
      };
      const { body } = await call('GET', '/mappings?pageSize=1');
      assert.equal(body.items[0].mapping.name, 'Hats');
      assert.ok(body.pagination.total > 1);
      assert.deepEqual(await names('?pageSize=1&page=2'), ['Shoes / 1']);
      const shoes = `/mappings/${encodeURIComponent('Shoes / 1')}`;
      const taken = await call('POST', `${shoes}/rename`, { name: 'Hats' });
      assert.deepEqual([taken.status, taken.body.error.details[0].path], [400, 'name']);
      assert.equal((await call('POST', `${shoes}/rename`, { name: 'Boots' })).status, 204);
      assert.equal((await call('POST', `${shoes}/rename`, { name: 'Socks' })).status, 404);
      assert.deepEqual((await names()).slice(0, 2), ['Hats', 'Boots']);
      assert.equal((await call('DELETE', '/mappings/Boots')).status, 204);
      assert.equal((await call('DELETE', '/mappings/Boots')).status, 404);
      assert.deepEqual((await names()).slice(0, 1), ['Hats']);
    });

    it('disarms formulas in the bad rows', async () => {
      const path = await bench.write('evil.csv', 'user_id,note\n=cmd(),x,y\nu1,fine\n');
      const run = await bench.import(path);
      const { body } = await call('GET', `/${run.id}/bad-rows.csv`);
      assert.match(body, /^row,reason,raw\n2,The row has 3 values instead of 2\.,"'=cmd/);
      const page = await call('GET', `/${run.id}/bad-rows`);
      assert.equal(page.body.items[0].raw, '=cmd(),x,y');
    });
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
    await workOnImport(platform, importingOf(platform), ${JSON.stringify(id)}, { signal, logger });
  `;
};
