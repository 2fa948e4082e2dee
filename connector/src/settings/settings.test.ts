import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { environmentSchema } from 'strapi-cdp-config';
import { closest } from './closest.ts';
import { loadSettings, SettingsError } from './index.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';

describe('settings', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'cdp-settings-'));
    await mkdir(join(directory, 'config'));
  });
  after(() => rm(directory, { recursive: true }));

  const write = (name: string, text: string) => writeFile(join(directory, name), text);
  const load = (environment: NodeJS.ProcessEnv, config?: string) =>
    loadSettings({ CDP_SECRET, ...environment }, config, directory);
  async function problemsOf(environment: NodeJS.ProcessEnv, config?: string) {
    const error = await load(environment, config).then(
      () => assert.fail('the settings were accepted'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }

  it('need nothing but the secret', async () => {
    const { settings, configuration, file, warnings } = await load({});
    assert.equal(settings.port, 4100);
    assert.equal(settings.databaseUrl, undefined);
    assert.equal(configuration.name, 'connector');
    assert.equal(file, undefined);
    assert.deepEqual(warnings, []);
  });

  it('take an empty variable for one that is not set', async () => {
    const { settings } = await load({ CDP_PORT: '', CDP_DATABASE_URL: ' ', CDP_CONFIG: '' });
    assert.equal(settings.port, 4100);
    assert.equal(settings.databaseUrl, undefined);
  });

  it('read numbers, booleans and addresses', async () => {
    const { settings } = await load({
      CDP_PORT: '0',
      CDP_TRUST_PROXY: 'true',
      CDP_STRAPI_URL: 'https://shop.example/',
    });
    assert.equal(settings.port, 0);
    assert.equal(settings.trustProxy, true);
    assert.equal(settings.strapiUrl, 'https://shop.example');
  });

  it('name every problem at once, of the environment and of the file', async () => {
    await write('bad.json', JSON.stringify({ name: 'Not good', sources: [{ key: 'web' }] }));
    const problems = await problemsOf(
      { CDP_SECRET: 'short', CDP_PORT: '99999', CDP_DATABASE_URL: 'mysql://x', CDP_PROT: '1' },
      'bad.json',
    );
    const where = problems.map((problem) => problem.where);
    for (const expected of [
      'CDP_SECRET',
      'CDP_PORT',
      'CDP_DATABASE_URL',
      'bad.json: name',
      'bad.json: sources.0.writeKey',
    ]) {
      assert.ok(where.includes(expected), `${expected} is missing in ${where}`);
    }
    assert.match(problems.at(-1)?.message ?? '', /Did you mean CDP_PORT/);
  });

  it('never repeat the value of a secret', async () => {
    const secret = 'hush hush';
    const problems = await problemsOf({ CDP_SECRET: secret, CDP_DATABASE_URL: secret });
    assert.ok(!JSON.stringify(problems).includes(secret));
  });

  it('warn of unknown variables, but not of those of the plugin', async () => {
    const { warnings } = await load({
      CDP_LOG_LEVLE: 'debug',
      CDP_SOMETHING_ELSE: '1',
      CDP_CONNECTOR_URL: 'http://127.0.0.1:4100',
    });
    assert.deepEqual(
      warnings.map(({ where }) => where),
      ['CDP_LOG_LEVLE', 'CDP_SOMETHING_ELSE'],
    );
    assert.match(warnings[0]?.message ?? '', /CDP_LOG_LEVEL/);
    assert.doesNotMatch(warnings[1]?.message ?? '', /Did you mean/);
  });

  it('say which file is missing, broken or empty', async () => {
    await write('broken.mjs', 'export default {');
    await write('nothing.mjs', 'export const name = "x";');
    for (const [file, message] of [
      ['missing.ts', /no such file/],
      ['broken.mjs', /cannot be read/],
      ['nothing.mjs', /exports nothing/],
    ] as const) {
      const [problem] = await problemsOf({ CDP_CONFIG: file });
      assert.equal(problem?.where, file);
      assert.match(problem?.message ?? '', message);
    }
  });

  it('prefer the file of the command line to CDP_CONFIG', async () => {
    await write('one.json', JSON.stringify({ name: 'one' }));
    await write('two.json', JSON.stringify({ name: 'two' }));
    const { configuration, file } = await load({ CDP_CONFIG: 'one.json' }, 'two.json');
    assert.equal(configuration.name, 'two');
    assert.equal(file, 'two.json');
  });

  it('find the file of the default name and run TypeScript', async () => {
    await write(
      'config/cdp.config.ts',
      'interface Named { name: string }\nexport default { name: "shop" } satisfies Named;',
    );
    const { configuration, file } = await load({});
    assert.equal(configuration.name, 'shop');
    assert.equal(file, 'config/cdp.config.ts');
  });

  it('are each described, for the table in the README', () => {
    for (const [name, schema] of Object.entries(environmentSchema.shape)) {
      assert.ok(schema.meta()?.description, `${name} has no description`);
    }
  });
});

describe('closest', () => {
  it('finds the nearest name, and none when all are far', () => {
    assert.equal(closest('CDP_SECRT', ['CDP_PORT', 'CDP_SECRET']), 'CDP_SECRET');
    assert.equal(closest('CDP_WEATHER_REPORT', ['CDP_PORT', 'CDP_SECRET']), undefined);
  });
});
