import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SealError } from './credentials.ts';
import { destinationSchema } from './destination.ts';
import {
  destinationInputSchema,
  destinationSettingsOf,
  sealDestination,
  sealedDestinationSchema,
  unsealDestination,
} from './sealed-destination.ts';

const SECRET = 'a-secret-that-both-sides-share-0123456789';

const feed = destinationSchema.parse({
  key: 'feed',
  name: 'Feed',
  kind: 'http',
  url: 'https://feed.example/rows',
  headers: { authorization: 'Bearer hush-hush', 'x-tenant': 'films' },
});
const hook = destinationSchema.parse({
  key: 'hook',
  name: 'Hook',
  kind: 'webhook',
  url: 'https://hook.example/',
  secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
});
const file = destinationSchema.parse({
  key: 'file',
  name: 'File',
  kind: 'file',
  directory: 'exports/films',
});

for (const destination of [feed, hook, file]) {
  test(`a destination of kind ${destination.kind} is sealed, and opened again`, async () => {
    const sealed = sealedDestinationSchema.parse(await sealDestination(destination, SECRET));
    assert.deepEqual(await unsealDestination(sealed, SECRET), destination);
  });
}

test('nothing that is kept or told holds a secret', async () => {
  for (const destination of [feed, hook]) {
    const sealed = await sealDestination(destination, SECRET);
    for (const text of [sealed, destinationSettingsOf(sealed)].map((it) => JSON.stringify(it))) {
      assert.doesNotMatch(text, /hush-hush|"films"|whsec_/);
    }
  }
  assert.deepEqual(
    Object.keys(destinationSettingsOf(await sealDestination(feed, SECRET))).includes('credentials'),
    false,
  );
});

test('what is sealed opens with the same secret and for the same destination only', async () => {
  const sealed = await sealDestination(hook, SECRET);
  await assert.rejects(unsealDestination(sealed, `${SECRET}!`), SealError);
  await assert.rejects(unsealDestination({ ...sealed, key: 'other' }, SECRET), SealError);
  assert.ok(sealed.kind === 'webhook');
  const cut = { ...sealed, credentials: `${sealed.credentials.slice(0, -4)}AAAA` };
  await assert.rejects(unsealDestination(cut, SECRET), SealError);
  assert.notEqual(
    ((await sealDestination(hook, SECRET)) as typeof sealed).credentials,
    sealed.credentials,
  );
});

test('editors name folders below the connector only', () => {
  const problemOf = (directory: string) =>
    destinationInputSchema.safeParse({ ...file, directory }).error?.issues[0]?.path.join('.');
  for (const folder of ['/etc', '../secrets', 'a/../../b', 'C:\\temp', '\\share', '']) {
    assert.equal(problemOf(folder), 'directory', folder);
  }
  for (const folder of ['exports', 'exports/films', './exports', 'a..b']) {
    assert.equal(problemOf(folder), undefined, folder);
  }
});

test('a header is named once, whatever its case, and says one line', () => {
  const problemsOf = (headers: object[]) => {
    const input = { ...feed, headers };
    const { error } = destinationInputSchema.safeParse(input);
    return error?.issues.map(({ path }) => path.join('.'));
  };
  const value = 'x';
  assert.deepEqual(
    problemsOf([
      { name: 'A', value },
      { name: 'a', value: null },
    ]),
    ['headers.1.name'],
  );
  assert.deepEqual(problemsOf([{ name: 'a b', value }]), ['headers.0.name']);
  assert.deepEqual(problemsOf([{ name: 'a', value: 'x\r\nhost: evil' }]), ['headers.0.value']);
  assert.equal(problemsOf([{ name: 'a', value: null }]), undefined);
});
