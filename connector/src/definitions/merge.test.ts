import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configurationSchema, definitionsSchema } from 'strapi-cdp-config';
import { mergeDefinitions } from './merge.ts';

const bought = { kind: 'did', event: { type: 'track', name: 'Bought' } };
const sameMeaning = { kind: 'not', rule: { kind: 'not', rule: bought } };
const viewed = { kind: 'did', event: { type: 'track', name: 'Viewed' } };
const audience = (rule: object) => ({ name: 'Buyers', identifier: 'buyers', rule });

/** The version of the audience of a file, with what Strapi has of it. */
function versionOf(rule: object, counted: { rule: object; version: number; managedBy: string }[]) {
  const copy = definitionsSchema.parse({
    segmentGroups: [],
    workflows: [],
    audiences: counted.map(({ rule: known, ...more }) => ({ ...audience(known), ...more })),
  });
  const configuration = configurationSchema.parse({ audiences: [audience(rule)] });
  return mergeDefinitions(copy, configuration).audiences.map(({ version, managedBy }) => [
    version,
    managedBy,
  ]);
}

describe('audiences of the configuration file', () => {
  it('begin with version 1', () => {
    assert.deepEqual(versionOf(bought, []), [[1, 'configuration']]);
  });

  it('have the version that Strapi counted, however the rule is written', () => {
    const known = { version: 3, managedBy: 'configuration' };
    assert.deepEqual(versionOf(sameMeaning, [{ rule: bought, ...known }]), [[3, 'configuration']]);
  });

  it('have the next version while Strapi does not know of the change, of an editor’s audience too', () => {
    for (const managedBy of ['configuration', 'editor']) {
      const known = [{ rule: bought, version: 3, managedBy }];
      assert.deepEqual(versionOf(viewed, known), [[4, 'configuration']], managedBy);
    }
  });
});
