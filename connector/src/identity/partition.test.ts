import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareLinks, type Link, type Member } from './link.ts';
import { leaderOf, orderIsIdle, Partition, settle } from './partition.ts';
import { IDENTITY_RULES } from './rules.ts';

/** `u1` is a user id, `e1` an e-mail address, `a1` an anonymous id. */
const TYPES: Record<string, string> = { u: 'user_id', e: 'email', a: 'anonymous_id' };

const member = (id: string): Member => ({
  id,
  type: TYPES[id.charAt(0)] ?? id,
  value: id,
  superseded: false,
});

const link = (members: string[], at = 0, more: Partial<Link> = {}): Link => ({
  key: `${at}-${members.join()}-${more.trusted ?? true}`,
  at,
  members,
  trusted: true,
  supersedes: null,
  ...more,
});

function clustersOf(links: Link[]): string[][] {
  const ids = [...new Set(links.flatMap(({ members }) => members))];
  const singles = ids.map((id) => [member(id)]);
  return named(settle(new Partition(IDENTITY_RULES, singles), links));
}

const named = (partition: Partition) =>
  [...partition.clusters()].map((cluster) => [...cluster].map(({ id }) => id).sort()).sort();

describe('matching', () => {
  it('makes one customer of identifiers that came together', () => {
    assert.deepEqual(clustersOf([link(['u1', 'a1']), link(['u1', 'a2']), link(['e1', 'a2'])]), [
      ['a1', 'a2', 'e1', 'u1'],
    ]);
  });

  it('keeps two users of one device apart: the device stays with the first', () => {
    assert.deepEqual(clustersOf([link(['u2', 'a1'], 2), link(['u1', 'a1'], 1)]), [
      ['a1', 'u1'],
      ['u2'],
    ]);
  });

  it('leaves the weakest identifiers out until the rest may be one customer', () => {
    const known = [link(['u1', 'e1'], 1), link(['u2', 'a1'], 2)];
    assert.deepEqual(clustersOf([...known, link(['u2', 'e1', 'a2'], 3)]), [
      ['a1', 'u2'],
      ['a2'],
      ['e1', 'u1'],
    ]);
    assert.deepEqual(clustersOf([...known, link(['u1', 'e2', 'a1'], 3)]), [
      ['a1', 'u2'],
      ['e1', 'e2', 'u1'],
    ]);
  });

  it('gives a profile five devices and no sixth', () => {
    const devices = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
    const links = devices.map((device, index) => link(['u1', device], index));
    assert.deepEqual(clustersOf(links), [['a1', 'a2', 'a3', 'a4', 'a5', 'u1'], ['a6']]);
  });

  it('does not make one of two known customers on the word of a browser', () => {
    const rules = { ...IDENTITY_RULES, user_id: { ...IDENTITY_RULES.user_id, limit: 2 } };
    const pairs = () => [['u1', 'a1'].map(member), ['u2', 'a2'].map(member)];
    const joined = (trusted: boolean) =>
      named(settle(new Partition(rules, pairs()), [link(['u1', 'a2'], 1, { trusted })])).length;
    assert.equal(joined(false), 2);
    assert.equal(joined(true), 1);
  });

  it('lets a server say that one user id took the place of another', () => {
    const links = [
      link(['u1', 'a1'], 1),
      link(['u2', 'a2'], 2),
      link(['u2', 'u1'], 3, { supersedes: 'u1' }),
    ];
    assert.deepEqual(clustersOf(links), [['a1', 'a2', 'u1', 'u2']]);
    assert.deepEqual(clustersOf([...links, link(['u3', 'a1'], 4)]).length, 2);
  });

  it('names a profile after its strongest identifier', () => {
    const cluster = new Set(['a1', 'e2', 'e1'].map(member));
    assert.equal(leaderOf(cluster, IDENTITY_RULES).id, 'e1');
    const renamed = new Set([{ ...member('u1'), superseded: true }, member('u2')]);
    assert.equal(leaderOf(renamed, IDENTITY_RULES).id, 'u2');
  });

  const ids = fc.constantFrom('u1', 'u2', 'u3', 'e1', 'e2', 'e3', 'a1', 'a2', 'a3', 'a4');
  const evidence = fc
    .tuple(fc.uniqueArray(ids, { minLength: 2, maxLength: 3 }), fc.nat(5), fc.boolean())
    .map(([members, at, trusted]) => {
      const strongestFirst = members.sort(
        (a, b) => 'uea'.indexOf(a[0] ?? '') - 'uea'.indexOf(b[0] ?? ''),
      );
      return link(strongestFirst, at, { trusted });
    });

  it('never breaks a limit', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 20 }), (links) => {
        for (const cluster of clustersOf(links)) {
          assert.ok(cluster.filter((id) => id.startsWith('u')).length <= 1);
          assert.ok(cluster.filter((id) => id.startsWith('a')).length <= 5);
        }
      }),
    );
  });

  it('may join in any order wherever it says that order is idle', () => {
    const shuffled = fc
      .array(evidence, { maxLength: 12 })
      .chain((links) =>
        fc.tuple(fc.constant(links), fc.shuffledSubarray(links, { minLength: links.length })),
      );
    let idle = 0;
    fc.assert(
      fc.property(shuffled, ([links, arrival]) => {
        const members = [...new Set(links.flatMap((said) => said.members))].map(member);
        const all = new Partition(
          IDENTITY_RULES,
          members.map((one) => [one]),
        );
        for (const said of links) all.unite(new Set(said.members.map((id) => all.clusterOf(id))));
        if (![...all.clusters()].every((cluster) => orderIsIdle([cluster], IDENTITY_RULES))) return;
        idle += 1;
        const asArrived = new Partition(
          IDENTITY_RULES,
          members.map((one) => [one]),
        );
        for (const said of arrival) asArrived.join(said);
        assert.deepEqual(named(asArrived), clustersOf(links.toSorted(compareLinks)));
      }),
      { numRuns: 500 },
    );
    assert.ok(idle > 50, 'the property was put to the test');
  });
});
