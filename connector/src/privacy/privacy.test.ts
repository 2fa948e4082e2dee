import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ExportRecord, PrivacyRequest } from 'strapi-cdp-config';
import { applyUserRecords, traitRanking } from '../profiles/index.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { exportPerson } from './export.ts';
import { describePerson } from './find.ts';
import { forgetPerson, listRequests, unsuppressPerson } from './index.ts';
import { findEverywhere, identify, order, orderAbout, readAll, track } from './testing.ts';

describe('privacy requests', () => {
  let bench: TestTracking;

  before(async () => {
    bench = await startTestTracking();
  });
  after(() => bench.close());

  const find = (type: string, value: string) => describePerson(bench.platform, { type, value });
  const eventsOf = async (type: string, value: string) =>
    (await find(type, value)).profile?.eventCount ?? 0;

  async function exported(type: string, value: string) {
    const { json, isKnown } = await exportPerson(bench.platform, orderAbout(type, value));
    return { isKnown, file: JSON.parse(await readAll(json)) };
  }

  it('exports everything that is held, whatever the identifier', async () => {
    await bench.sendBatch([
      identify('exp-1', 'Exp@Example.com', 'exp-browser'),
      ...Array.from({ length: 1_200 }, (_, index) => track(`exp-${index}`, 'exp-1', null)),
    ]);
    await bench.process();
    await bench.sendBatch([track('exp-waits', null, 'exp-browser')]);
    await bench.platform.pool.query(
      `insert into cdp.exported_records (workflow_key, content_type, document_id, locale, status,
        stream, hash, run_id) values ('users', 'plugin::users-permissions.user', 'exp-1', '',
        'published', 'feed', sha256('x'), gen_random_uuid())`,
    );

    const { isKnown, file } = await exported('anonymous_id', 'exp-browser');
    assert.ok(isKnown);
    assert.equal(file.events.length, 1_201);
    assert.equal(
      new Set(file.events.map((event: { messageId: string }) => event.messageId)).size,
      1_201,
    );
    assert.deepEqual(
      file.identifiers.map(({ type, value }: Record<string, string>) => [type, value]).sort(),
      [
        ['anonymous_id', 'exp-browser'],
        ['email', 'exp@example.com'],
        ['user_id', 'exp-1'],
      ],
    );
    const [trait] = file.traits.filter(({ name }: { name: string }) => name === 'firstName');
    assert.equal(trait.value, 'First name of exp-1');
    assert.equal(trait.source, 'till');
    assert.deepEqual(trait.identifier, { type: 'user_id', value: 'exp-1' });
    assert.deepEqual(
      file.waitingEvents.map((event: { messageId: string }) => event.messageId),
      ['exp-waits'],
    );
    assert.equal(file.exportedRecords[0].workflow, 'users');
    assert.equal(file.evidence.length, 1);

    const [request] = (await find('email', 'exp@example.com')).requests;
    assert.deepEqual([request?.action, request?.state], ['export', 'done']);
    assert.equal(request?.counts.events, 1_201);
    await bench.process();
  });

  it('says that nothing is held, and by an interrupted export that it was not read', async () => {
    const { isKnown, file } = await exported('email', 'nobody@example.com');
    assert.ok(!isKnown);
    assert.ok(Object.values(file).every((held) => !Array.isArray(held) || held.length === 0));

    const { json } = await exportPerson(bench.platform, orderAbout('user_id', 'exp-1'));
    await json.next();
    await json.return(undefined);
    const [request] = (await find('user_id', 'exp-1')).requests;
    assert.deepEqual([request?.action, request?.state], ['export', 'failed']);
    assert.ok(request?.error);
  });

  it('deletes by any identifier, and lets the same identifiers begin anew', async () => {
    await bench.sendBatch([
      identify('del-1', 'del@example.com', 'del-browser'),
      track('del-event', 'del-1', null),
    ]);
    await bench.process();
    const before = await find('user_id', 'del-1');
    const request = await forgetPerson(
      bench.platform,
      'delete',
      orderAbout('email', 'DEL@example.com'),
    );
    assert.equal(request.state, 'done');
    assert.equal(request.counts.events, 2);
    assert.equal(request.counts.identifiers, 3);
    assert.deepEqual(request.identifierTypes.sort(), ['anonymous_id', 'email', 'user_id']);
    for (const [type, value] of [
      ['user_id', 'del-1'],
      ['email', 'del@example.com'],
      ['anonymous_id', 'del-browser'],
    ] as const) {
      assert.equal((await find(type, value)).profile, null);
    }
    const gone = forgetPerson(
      bench.platform,
      'delete',
      order({ profileId: before.profile?.id ?? '' }),
    );
    await assert.rejects(gone, /no such profile/);

    await bench.sendBatch([track('del-later', 'del-1', null)]);
    await bench.process();
    const anew = await find('user_id', 'del-1');
    assert.equal(anew.profile?.eventCount, 1);
    assert.notEqual(anew.profile?.id, before.profile?.id);
    assert.equal(anew.requests[0]?.id, request.id, 'the audit finds the request by the identifier');
  });

  it('has events that waited or were set aside vanish, and known messages never come back', async () => {
    const processed = track('race-processed', 'race-1', null);
    const waiting = track('race-waiting', 'race-1', 'race-browser');
    await bench.sendBatch([identify('race-1', 'race@example.com', 'race-browser'), processed]);
    await bench.process();
    await bench.sendBatch([
      waiting,
      track('race-other', 'race-2', null),
      { type: 'alias', messageId: 'race-alias', userId: 'race-3', previousId: 'race-1' },
    ]);
    await bench.platform.pool.query(`
      insert into cdp.events_set_aside (id, received_at, source, message_id, event, reason, set_aside_at)
      select -1, received_at, source, 'race-aside', to_jsonb(inbox), 'a test', now()
      from cdp.inbox where message_id = 'race-waiting'
    `);
    const request = await forgetPerson(bench.platform, 'delete', orderAbout('user_id', 'race-1'));
    assert.equal(request.counts.waitingEvents, 2);
    assert.equal(request.counts.eventsSetAside, 1);

    await bench.sendBatch([processed, waiting, track('race-aside', 'race-1', null)]);
    await bench.process();
    assert.equal((await find('user_id', 'race-1')).profile, null);
    assert.equal(await eventsOf('user_id', 'race-2'), 1, 'others are not touched');
    await bench.sendBatch([track('race-new', 'race-1', null)]);
    await bench.process();
    assert.equal(await eventsOf('user_id', 'race-1'), 1);
  });

  it('suppresses every identifier of a person, and drops whatever carries one of them', async () => {
    await bench.sendBatch([identify('sup-1', 'sup@example.com', 'sup-browser')]);
    await bench.process();
    const request = await forgetPerson(bench.platform, 'suppress', orderAbout('user_id', 'sup-1'));
    assert.equal(request.state, 'done');
    assert.ok((await find('email', 'sup@example.com')).suppressedAt);

    await bench.sendBatch([
      track('sup-by-browser', null, 'sup-browser'),
      track('sup-with-another', 'sup-2', 'sup-browser'),
      identify('sup-3', 'SUP@example.com', 'sup-other-browser'),
      { type: 'alias', messageId: 'sup-alias', userId: 'sup-4', previousId: 'sup-browser' },
      track('sup-nobody-else', 'sup-5', null),
    ]);
    await bench.process();
    for (const userId of ['sup-1', 'sup-2', 'sup-3', 'sup-4']) {
      assert.equal((await find('user_id', userId)).profile, null, userId);
    }
    assert.equal((await find('anonymous_id', 'sup-other-browser')).profile, null);
    assert.equal(await eventsOf('user_id', 'sup-5'), 1);
    const dropped = await bench.platform.metrics
      .getSingleMetric('cdp_events_processed_total')
      ?.get();
    const count = dropped?.values.find(({ labels }) => labels.outcome === 'suppressed');
    assert.equal(count?.value, 4);
  });

  it('passes over users of the site who are suppressed', async () => {
    await forgetPerson(bench.platform, 'suppress', orderAbout('email', 'user@example.com'));
    const user = (documentId: string, email: string): ExportRecord => ({
      op: 'upsert',
      kind: 'user',
      contentType: 'plugin::users-permissions.user',
      documentId,
      locale: null,
      status: 'published',
      updatedAt: '2026-05-01T12:00:00.000Z',
      fields: [{ id: 'email', name: 'email', type: 'email', value: email }],
    });
    await bench.platform.database
      .transaction()
      .execute((transaction) =>
        applyUserRecords(
          transaction,
          [user('usr-1', 'User@example.com'), user('usr-2', 'two@example.com')],
          { source: 'users', now: new Date(), ranking: traitRanking({ traitPriority: [] }) },
        ),
      );
    assert.equal((await find('user_id', 'usr-1')).profile, null);
    assert.ok((await find('user_id', 'usr-2')).profile);
  });

  it('lets a person in again by one identifier, with all that were suppressed with it', async () => {
    await bench.sendBatch([identify('back-1', 'back@example.com', 'back-browser')]);
    await bench.process();
    await forgetPerson(bench.platform, 'suppress', orderAbout('user_id', 'back-1'));
    const request = await unsuppressPerson(bench.platform, orderAbout('email', 'back@example.com'));
    assert.deepEqual(request.counts, { suppressions: 3 });
    assert.equal((await find('user_id', 'back-1')).suppressedAt, null);
    await bench.sendBatch([track('back-again', 'back-1', 'back-browser')]);
    await bench.process();
    assert.equal(await eventsOf('user_id', 'back-1'), 1);
  });

  it('keeps the profiles apart that shared evidence with somebody who is deleted', async () => {
    const shared = 'till-of-the-shop';
    const at = (second: number) => ({ timestamp: new Date(1_770_000_000_000 + second * 1000) });
    await bench.sendBatch([
      { ...track('share-1', 'share-1', shared), ...at(10) },
      { ...track('share-2', 'share-2', shared), ...at(20) },
      { ...track('share-3', 'share-3', shared), ...at(30) },
    ]);
    await bench.process();
    await forgetPerson(bench.platform, 'delete', orderAbout('user_id', 'share-1'));
    assert.equal((await find('anonymous_id', shared)).profile, null);

    // Evidence that arrives late has the whole contest weighed anew.
    await bench.sendBatch([{ ...track('share-late', 'share-2', 'late-browser'), ...at(15) }]);
    await bench.process();
    assert.equal(await eventsOf('user_id', 'share-2'), 2);
    assert.equal(await eventsOf('user_id', 'share-3'), 1);
    const { rows } = await bench.platform.pool.query(
      'select from cdp.events_set_aside where id > 0',
    );
    assert.equal(rows.length, 0, 'no event is at fault');
  });

  it('tells the audit page by page, by action and state, and names nobody', async () => {
    const page = await listRequests(bench.platform.database, {
      page: 1,
      pageSize: 2,
      action: 'suppress',
      state: 'done',
    });
    assert.equal(page.items.length, 2);
    assert.ok(page.pagination.total > 2);
    assert.ok(page.items.every((item: PrivacyRequest) => item.requestedBy === 'Ada Admin'));
    assert.deepEqual(await findEverywhere(bench.platform, ['sup@example.com', 'sup-browser']), []);
  });
});
