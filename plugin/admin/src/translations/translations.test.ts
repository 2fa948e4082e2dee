import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createIntl } from 'react-intl';

const folder = import.meta.dirname;
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));

/** The values that a text is given, in the order of their names. */
const values = (text: string) => {
  const withoutBranches = text.replaceAll(/(?:one|other|=\d+) \{/g, '');
  return [
    ...new Set([...withoutBranches.matchAll(/\{(\w+)[},]/g)].map(([, name = '']) => name)),
  ].sort();
};

const english = texts('en');

for (const language of ['en', 'de', 'fr']) {
  test(`the texts of ${language} can be said`, () => {
    const messages = texts(language);
    const onError = (error: Error) => assert.fail(error);
    const { formatMessage } = createIntl({ locale: language, messages, onError });
    for (const [id, text] of Object.entries(messages)) {
      for (const number of [0, 1, 2]) {
        const said = formatMessage(
          { id },
          Object.fromEntries(values(text).map((name) => [name, number])),
        );
        assert.doesNotMatch(said, /[{}]/, id);
      }
    }
  });
}

for (const language of ['de', 'fr']) {
  const translated = texts(language);

  test(`${language} has every text, in the order of the English ones, and no other`, () => {
    assert.deepEqual(Object.keys(translated), Object.keys(english));
  });

  test(`the texts of ${language} take the same values as the English ones`, () => {
    for (const [id, text] of Object.entries(english)) {
      assert.deepEqual(values(translated[id] ?? ''), values(text), id);
    }
  });
}

test('every text is used', () => {
  const source = globSync('**/*.{ts,tsx}', { cwd: join(folder, '..') })
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, '..', file), 'utf8'))
    .join('\n');
  // Ids such as `run.state-${state}` are put together where they are used.
  const composed = [...source.matchAll(/`([a-z.-]+)\$\{/g)].map(([, beginning]) => beginning ?? '');
  const unused = Object.keys(english).filter(
    (id) => !source.includes(`'${id}'`) && !composed.some((beginning) => id.startsWith(beginning)),
  );
  assert.deepEqual(unused, []);
});
