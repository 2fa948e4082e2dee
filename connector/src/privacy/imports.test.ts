import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { definitionsSchema, type ImportMapping } from 'strapi-cdp-config';
import { removeOldFiles } from '../imports/files/index.ts';
import { analyseFile, readLocalFile, storeLocalFile } from '../imports/index.ts';
import { workOnImport } from '../imports/runner/index.ts';
import { findImport, requestImport } from '../imports/runs/index.ts';
import { createImportsBench, type ImportsBench } from '../imports/testing.ts';
import { fedSegments } from '../segments/index.ts';
import { importingOf } from '../tracking/index.ts';
import { exportPerson } from './export.ts';
import { forgetPerson } from './index.ts';
import { findEverywhere, orderAbout, readAll } from './testing.ts';

describe('a person in uploaded files', () => {
  let bench: ImportsBench;
  before(async () => {
    const { segmentGroups } = definitionsSchema.parse({
      segmentGroups: [
        {
          name: 'Shop',
          identifier: 'shop',
          segments: [{ name: 'VIP', identifier: 'vip' }],
          managedBy: 'editor',
        },
      ],
      workflows: [],
    });
    bench = await createImportsBench({ segmentGroups });
  });
  after(() => bench.close());

  const csv = (...rows: string[]) => ['user_id,date,amount', ...rows].join('\n');
  const files = async () =>
    (await bench.platform.pool.query('select name from cdp.import_files order by name')).rows.map(
      ({ name }) => name,
    );
  const forget = (userId: string) =>
    forgetPerson(bench.platform, 'delete', orderAbout('user_id', userId));

  /** Uploads a file, and asks for its import, which somebody is to work on. */
  async function waitingImport(name: string, content: string, more: Partial<ImportMapping> = {}) {
    const { platform } = bench;
    const path = await bench.write(name, content);
    const file = await storeLocalFile(platform, path);
    const { suggestion } = await analyseFile(platform.database, file, readLocalFile(path));
    const mapping = { ...suggestion, source: name.replace('.csv', ''), ...more };
    const asked = { file, mapping, requestedBy: 'Ada' };
    const made = await requestImport(platform.database, asked, new Date(), async () => undefined);
    assert.ok('run' in made);
    return { id: made.run.id, fileId: file.id };
  }
  const workOn = (id: string) => {
    const { platform, definitions } = bench;
    const { logger } = platform;
    const { signal } = new AbortController();
    const { refresh } = definitions;
    const segments = { current: () => fedSegments(definitions.current()), refresh };
    return workOnImport(platform, importingOf(platform), id, { signal, logger, segments });
  };

  it('is told with them, and goes with them, whether packed or not', async () => {
    await bench.import(await bench.write('old.csv', csv('old-1,2026-01-02,1.50')));
    const packed = gzipSync(csv('old-2,2026-01-02,1.50', 'Old-1,2026-01-03,2.50'));
    await bench.import(await bench.write('packed.csv.gz', packed));
    await bench.import(await bench.write('other.csv', csv('old-11,2026-01-02,1.50')));
    await bench.settle();
    const { json } = await exportPerson(bench.platform, orderAbout('user_id', 'old-1'));
    assert.deepEqual(JSON.parse(await readAll(json)).importFiles, [
      { file: 'old.csv', line: 'old-1,2026-01-02,1.50' },
      { file: 'packed.csv.gz', line: 'Old-1,2026-01-03,2.50' },
    ]);
    const { counts } = await forget('old-1');
    assert.equal(counts.importFiles, 2);
    assert.deepEqual(await files(), ['other.csv']);
  });

  it('is passed over by an import that is under way, whose file then goes', async () => {
    const rows = ['way-1,2026-01-02,1.50', 'way-2,2026-01-02,1.50', 'way-1,2026-01-03,2.50'];
    const { id, fileId } = await waitingImport('way.csv', csv(...rows));
    await forget('way-1');
    assert.ok((await files()).includes('way.csv'), 'the import needs it');
    await workOn(id);
    await bench.settle();
    const run = await findImport(bench.platform.database, id);
    assert.deepEqual([run?.state, run?.counts.added], ['finished', 1]);
    assert.deepEqual(await findEverywhere(bench.platform, ['way-1']), []);
    assert.equal(
      (await findEverywhere(bench.platform, ['way-2'])).includes('events.envelope'),
      true,
    );
    const { rows: left } = await bench.platform.pool.query('select from cdp.withdrawals');
    assert.equal(left.length, 0, 'hashes are kept no longer than the run lasts');
    await removeOldFiles(bench.platform.database, new Date(0));
    assert.ok(!(await files()).includes('way.csv'), fileId);
  });

  it('is not put in a segment by an import that was under way, though they came back meanwhile', async () => {
    const rows = ['back-1,2026-01-02,1.50', 'back-2,2026-01-02,1.50'];
    const segments = [{ group: 'shop', segment: 'vip', in: true }];
    const { id } = await waitingImport('back.csv', csv(...rows), { segments });
    await forget('back-1');
    const again = await bench.write('new.csv', csv('back-1,2026-02-02,1.50'));
    await bench.import(again, { source: 'new', segments: [] });
    await bench.settle();
    await workOn(id);
    const { rows: members } = await bench.platform.pool.query(
      `select i.value from cdp.segment_memberships m
       join cdp.identifiers i on i.profile_id = m.profile_id`,
    );
    assert.deepEqual(members, [{ value: 'back-2' }]);
  });

  it('may come again with a file that is uploaded later', async () => {
    await forget('late-1');
    const late = await bench.write('late.csv', csv('late-1,2026-01-02,1.50'));
    await bench.import(late, { segments: [] });
    await bench.settle();
    assert.ok((await findEverywhere(bench.platform, ['late-1'])).includes('identifiers.value'));
  });
});
