import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../connector/src/database/embedded.ts';

/** What the tests of one run share. */
export type TestEnvironment = {
  /** Stops and removes all of it. */
  remove(): Promise<void>;
};

/** Variables by which somebody's own site could get into the tests, and be damaged. */
const foreign = /^(DATABASE_|CDP_|STRAPI_|STOREFRONT_|SEED|PG|PORT$|HOST$|NODE_ENV$)/;

/**
 * Gives this process, and with it all test files, a PostgreSQL server and a directory for temporary
 * files of their own, outside of the repository. What tests forget to remove goes with it.
 *
 * Sets TEST_DATABASE_SERVER_URL (an empty database on that server) and TMPDIR; pictures of failed
 * browser tests are the one thing meant to stay, in TEST_PICTURES_DIRECTORY.
 *
 * @param durable whether the server waits for the disk: tests need not, benchmarks must
 */
export async function prepareEnvironment({
  durable = false,
}: {
  durable?: boolean;
} = {}): Promise<TestEnvironment> {
  for (const name of Object.keys(process.env)) {
    if (foreign.test(name)) delete process.env[name];
  }
  const system = tmpdir();
  const directory = await mkdtemp(join(system, 'cdp-'));
  const temporary = join(directory, 'tmp');
  // PostgreSQL may run under another account, which has to pass through.
  await chmod(directory, 0o755);
  await mkdir(temporary, { mode: 0o777 });
  const database = await startEmbeddedDatabase({
    dataDirectory: join(directory, 'postgres'),
    port: 0,
    databases: [],
    durable,
  }).catch(async (error) => {
    await rm(directory, { recursive: true, force: true });
    throw error;
  });
  Object.assign(process.env, {
    TMPDIR: temporary,
    TEST_DATABASE_SERVER_URL: database.url('postgres'),
    TEST_PICTURES_DIRECTORY: join(system, 'strapi-cdp-pictures'),
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  return {
    async remove() {
      await database.stop();
      await rm(database.dataDirectory, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
