import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { definitionsSchema, type ImportMapping } from 'strapi-cdp-config';
import { forgetPerson } from '../privacy/index.ts';
import { orderAbout } from '../privacy/testing.ts';
import { type FedSegment, fedSegments } from '../segments/index.ts';
import { overrideSegment } from '../segments/overrides.ts';
import { importingOf } from '../tracking/index.ts';
import { analyseFile, readLocalFile, storeLocalFile } from './index.ts';
import { workOnImport } from './runner/index.ts';
import { requestImport } from './runs/index.ts';
import { createImportsBench, type ImportsBench } from './testing.ts';

const GROUP = { name: 'Shop', identifier: 'shop', managedBy: 'editor' } as const;
const { segmentGroups } = definitionsSchema.parse({
  segmentGroups: [
    {
      ...GROUP,
      segments: ['vip', 'staff'].map((identifier) => ({ name: identifier, identifier })),
    },
  ],
  workflows: [],
});

const put = (segment: string, isIn: boolean): ImportMapping['segments'] => [
  { group: 'shop', segment, in: isIn },
];

describe('people of a file in segments', () => {
  let bench: ImportsBench;
  before(async () => {
    bench = await createImportsBench({ segmentGroups });
  });
  after(() => bench.close());

  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await bench.platform.pool.query<Row>(text, values)).rows;

  /** The e-mail addresses of those in a segment. */
  const membersOf = async (segment: string) =>
    (
      await rows<{ value: string }>(
        `select i.value from cdp.segment_memberships m
         join cdp.identifiers i on i.profile_id = m.profile_id and i.type = 'email'
         where m.segment = $1 order by 1`,
        [segment],
      )
    ).map(({ value }) => value);
  const changes = async () => (await rows('select from cdp.segment_changes')).length;
  const said = (segment: string) =>
    rows(
      `select distinct i.value as email, o.is_in as "in", o.reason, o.said_by as by
       from cdp.segment_overrides o join cdp.identifiers i on i.id = o.identifier_id
       where o.segment = $1 order by 1`,
      [segment],
    );

  it('are put in once their profiles are there, with the name of the import and the file', async () => {
    await bench.import(await bench.write('crm.csv', 'email,city\nada@example.org,London\n'));
    const path = await bench.write(
      'vip.csv',
      'email,city\nada@example.org,Rome\nbob@example.org,Oslo\n',
    );
    const run = await bench.import(path, {
      name: 'Our best',
      source: 'till',
      segments: put('vip', true),
    });
    assert.deepEqual([run.state, run.error, run.waiting], ['finished', null, false]);
    assert.deepEqual(await membersOf('vip'), ['ada@example.org', 'bob@example.org']);
    const reason = 'Import «Our best»: vip.csv';
    assert.deepEqual(await said('vip'), [
      { email: 'ada@example.org', in: true, reason, by: 'terminal' },
      { email: 'bob@example.org', in: true, reason, by: 'terminal' },
    ]);
  });

  it('stay as others put them when the same file comes again, and move with another word', async () => {
    const again = async (isIn: boolean) => {
      const path = await bench.write(
        'vip.csv',
        'email,city\nbob@example.org,Oslo\nada@example.org,Rome\n',
      );
      return bench.import(path, {
        name: 'Our best',
        source: 'till',
        segments: put('vip', isIn),
      });
    };
    const definitions = fedSegments(bench.definitions.current());
    await overrideSegment(
      bench.platform.database,
      definitions,
      {
        group: 'shop',
        segment: 'vip',
        identifier: { type: 'email', value: 'bob@example.org' },
        in: false,
        reason: 'Moved away.',
        by: 'Eve',
      },
      new Date(),
    );
    const before = await changes();
    const run = await again(true);
    assert.deepEqual(run.counts, { read: 2, added: 0, known: 2, bad: 0 });
    assert.deepEqual(await membersOf('vip'), ['ada@example.org']);
    assert.equal(await changes(), before);

    await again(false);
    assert.deepEqual(await membersOf('vip'), []);
    await again(true);
    assert.deepEqual(await membersOf('vip'), ['ada@example.org', 'bob@example.org']);
  });

  it('of purchases are put in too, and no purchase is counted again for it', async () => {
    const path = await bench.write(
      'orders.csv',
      'email,date,amount\nada@example.org,2026-01-02,9.50\n',
    );
    assert.equal((await bench.import(path, { source: 'orders' })).counts.added, 1);
    const run = await bench.import(path, { source: 'orders', segments: put('staff', true) });
    assert.deepEqual(run.counts, { read: 1, added: 0, known: 1, bad: 0 });
    assert.deepEqual(await membersOf('staff'), ['ada@example.org']);
  });

  it('who are suppressed are passed over', async () => {
    await forgetPerson(bench.platform, 'suppress', orderAbout('email', 'eve@example.org'));
    const path = await bench.write(
      'staff.csv',
      'email,city\neve@example.org,Ulm\nkim@example.org,Bonn\n',
    );
    const run = await bench.import(path, { source: 'hr', segments: put('staff', true) });
    assert.equal(run.state, 'finished');
    assert.deepEqual(await membersOf('staff'), ['ada@example.org', 'kim@example.org']);
  });

  it('are put in once each, though it fails in the middle', async () => {
    await rows('create sequence cdp.failures');
    await rows(`create function cdp.fail_once() returns trigger language plpgsql as $$
      begin
        if nextval('cdp.failures') = 1 then raise exception 'The disk is full.'; end if;
        return new;
      end $$`);
    await rows(`create trigger fail_once before update of assigned_row on cdp.import_runs
      for each row when (new.assigned_row > 1500) execute function cdp.fail_once()`);
    const before = await changes();
    const lines = Array.from({ length: 2_500 }, (_, index) => `u${index}@example.org,${index}`);
    const path = await bench.write('many.csv', ['email,visits', ...lines].join('\n'));
    const run = await bench.import(path, { source: 'many', segments: put('vip', true) });
    await rows('drop trigger fail_once on cdp.import_runs');
    assert.equal(run.state, 'finished');
    assert.ok(
      Number(
        (await rows<{ last_value: string }>('select last_value from cdp.failures'))[0]?.last_value,
      ) > 1,
    );
    assert.equal((await membersOf('vip')).length, 2_502);
    assert.equal(await changes(), before + 2_500);
  });

  it('are put in a segment that an editor made just now, which the connector did not know', async () => {
    const path = await bench.write('new.csv', 'email,city\nnew@example.org,Graz\n');
    const file = await storeLocalFile(bench.platform, path);
    const { suggestion } = await analyseFile(bench.platform.database, file, readLocalFile(path));
    const mapping = { ...suggestion, source: 'new', segments: put('vip', true) };
    const asked = { file, mapping, requestedBy: 'Ada' };
    const made = await requestImport(bench.platform.database, asked, new Date(), async () => null);
    assert.ok('run' in made);
    const known: FedSegment[] = [];
    const segments = {
      current: () => known,
      refresh: async () => {
        known.push(...fedSegments(bench.definitions.current()));
      },
    };
    const { platform } = bench;
    const { signal } = new AbortController();
    const hands = { signal, logger: platform.logger, segments };
    await workOnImport(platform, importingOf(platform), made.run.id, hands);
    assert.ok((await membersOf('vip')).includes('new@example.org'));
  });

  it('are not imported at all where the segment is not there', async () => {
    const path = await bench.write('lost.csv', 'email,city\nlost@example.org,Bern\n');
    const run = await bench.import(path, { source: 'lost', segments: put('gone', true) });
    assert.deepEqual(
      [run.state, run.error, run.counts.read],
      ['failed', 'There is no segment «gone» in the group «shop».', 0],
    );
  });
});
