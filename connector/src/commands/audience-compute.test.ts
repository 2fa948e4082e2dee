import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Audiences, startAudiences } from '../audiences/index.ts';
import { audience } from '../audiences/testing.ts';
import { eventually } from '../shared/testing.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';

const CLI = join(import.meta.dirname, '../cli.ts');

const VIEWERS = audience('viewers', {
  kind: 'did',
  event: { type: 'track', name: 'Viewed' },
});

describe('cdp-connector audience compute', () => {
  let tracking: TestTracking;
  let audiences: Audiences;

  before(async () => {
    const { version: _version, managedBy: _managedBy, ...viewers } = VIEWERS;
    tracking = await startTestTracking({ audiences: [viewers] });
    await tracking.platform.jobs.start();
    audiences = await startAudiences(tracking.platform, tracking.definitions);
    await tracking.sendBatch(
      ['ada', 'bob'].map((userId) => ({ type: 'track', event: 'Viewed', userId })),
    );
    await tracking.process();
    await eventually(async () => assert.equal((await liveRule())?.members, 2));
  });
  after(async () => {
    await audiences?.stop();
    await tracking?.close();
  });

  const rules = async () =>
    (
      await tracking.platform.pool.query<{ id: number; state: string; members: number }>(
        `select id, state, (select count(*)::int from cdp.memberships where rule_id = id) as members
         from cdp.audience_rules order by id`,
      )
    ).rows;
  const liveRule = async () => (await rules()).find(({ state }) => state === 'live');

  function run(...words: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
    const env = {
      PATH: process.env.PATH,
      CDP_SECRET: tracking.platform.settings.secret,
      CDP_DATABASE_URL: tracking.platform.databaseUrl,
    };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [CLI, 'audience', 'compute', ...words],
        { env },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });
  }

  it('has the connector look at everybody again, and waits until that is in force', async () => {
    const told = await run('viewers');
    assert.equal(told.code, 0);
    assert.match(told.stdout, /^viewers: 2 members by version 1 of its rule, right for 20/);
    const before = await liveRule();
    // What nothing but looking at everybody mends.
    await tracking.platform.pool.query(
      `delete from cdp.memberships where rule_id = $1 and profile_id =
         (select profile_id from cdp.memberships where rule_id = $1 limit 1)`,
      [before?.id],
    );
    const { code, stdout, stderr } = await run('viewers', '--json');
    assert.deepEqual([code, stderr], [0, '']);
    const { end, audience: activity } = JSON.parse(stdout);
    assert.deepEqual([end, activity.identifier, activity.state], ['computed', 'viewers', 'live']);
    const now = await liveRule();
    assert.notEqual(now?.id, before?.id);
    assert.equal(now?.members, 2);
  });

  it('says why one could not be computed, and that there is none', async () => {
    const fault = 'A condition cannot be read.';
    await tracking.platform.pool.query(
      `create function cdp.refuse() returns trigger language plpgsql as
         $$ begin raise exception '${fault}'; end $$`,
    );
    await tracking.platform.pool.query(
      'create trigger refuse before update of up_to on cdp.audience_rules for each row when (new.up_to is not null) execute function cdp.refuse()',
    );
    await tracking.platform.pool.query('update pgboss.queue set retry_limit = 0');
    const { code, stdout } = await run('viewers');
    await tracking.platform.pool.query('drop trigger refuse on cdp.audience_rules');
    assert.equal(code, 1);
    assert.equal(stdout, `viewers could not be computed: ${fault}\n`);
    const unknown = await run('nobody');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /No connector knows an audience «nobody»/);
  });

  it('leaves it to the next connector where none runs', async () => {
    await audiences.stop();
    await tracking.platform.jobs.stop();
    const { code, stdout } = await run('viewers');
    assert.equal(code, 2);
    assert.match(stdout, /No connector runs; viewers is computed as soon as one starts/);
    assert.equal((await rules()).at(-1)?.state, 'computing');
    assert.equal((await liveRule())?.members, 2, 'the rule in force stays');
  });
});
