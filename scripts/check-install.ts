import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../tests/support/database.ts';
import { eventually } from '../tests/support/wait.ts';
import { buildStale } from './building/index.ts';
import { InstallationError, run } from './installation/run.ts';
import { ENTRY, EXPORT, writeSite } from './installation/site.ts';
import { type Child, freePort, startChild, waitUntilReady } from './processes/index.ts';
import { programs, root } from './root.ts';
import { explain, generateSecrets } from './site/index.ts';
import { duration, showProgress } from './terminal/index.ts';
import { prepareEnvironment } from './testing/index.ts';

/** Packages that users install, dependencies first. */
const packages = {
  config: 'strapi-cdp-config',
  connector: 'strapi-cdp-connector',
  plugin: 'strapi-plugin-cdp',
};

/** Strapi is up within this on a busy machine, in ms. */
const patience = 120_000;

const progress = showProgress();
const children: Child[] = [];
const directory = await mkdtemp(join(tmpdir(), 'fresh-site-'));
// `npm test` has a database server already; alone, this brings one.
const environment = process.env.TEST_DATABASE_SERVER_URL ? undefined : await prepareEnvironment();

try {
  await buildStale(progress);
  await step('verify', () =>
    run(process.execPath, [programs.pluginSdk, 'verify'], { directory: join(root, 'plugin') }),
  );
  const tarballs = await step('pack', pack);
  const site = join(directory, 'site');
  await step('install', () => install(site, tarballs));
  await step('admin', () => strapi(site, 'build'));
  await exportOneEntry(site);
} catch (error) {
  const known = error instanceof InstallationError;
  console.error(`\n${known ? error.message : explain(error)}`);
  for (const child of children) {
    console.error(`\nThe last lines of ${child.name}:\n${child.lastLines().slice(-15).join('\n')}`);
  }
  process.exitCode = 1;
} finally {
  await Promise.all(children.map((child) => child.stop()));
  await environment?.remove();
  await rm(directory, { recursive: true, force: true });
}

async function step<Outcome>(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const begin = Date.now();
  progress.update(name);
  try {
    const outcome = await work();
    progress.finish(name, `done in ${duration(Date.now() - begin)}`);
    return outcome;
  } catch (error) {
    progress.finish(name, `failed after ${duration(Date.now() - begin)}`, 'failed');
    throw error;
  }
}

/** Packs what would be published. @returns the tarballs by the names of the packages */
async function pack(): Promise<Record<string, string>> {
  const tarballs: Record<string, string> = {};
  for (const [folder, name] of Object.entries(packages)) {
    const output = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', directory],
      {
        directory: join(root, folder),
      },
    );
    const [packed] = Object.values(JSON.parse(output)) as {
      filename: string;
      files: { path: string }[];
    }[];
    assert.ok(packed, `npm packed nothing of ${folder}`);
    const strangers = packed.files.filter(
      ({ path }) => !/^(dist\/|package\.json$|LICENSE$|README\.md$)/.test(path),
    );
    assert.deepEqual(strangers, [], `${name} would publish more than its build`);
    tarballs[name] = `file:${join(directory, packed.filename)}`;
  }
  return tarballs;
}

async function install(site: string, tarballs: Record<string, string>): Promise<void> {
  const shop = JSON.parse(await readFile(join(root, 'playground/package.json'), 'utf8'));
  const ofStrapi = [
    '@strapi/strapi',
    '@strapi/plugin-users-permissions',
    'pg',
    'react',
    'react-dom',
    'react-router-dom',
    'styled-components',
  ];
  await writeSite(site, {
    ...Object.fromEntries(ofStrapi.map((name) => [name, shop.dependencies[name]])),
    typescript: '5.9.3',
    ...tarballs,
  });
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { directory: site });
}

function strapi(site: string, command: string): Promise<string> {
  return run(process.execPath, [join(site, 'node_modules/@strapi/strapi/bin/strapi.js'), command], {
    directory: site,
    env: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
  });
}

/** Starts both processes, runs the workflow, and finds the entry in the file. */
async function exportOneEntry(site: string): Promise<void> {
  const secrets = generateSecrets();
  const [shop, own] = await Promise.all([createDatabase(), createDatabase()]);
  const [strapiPort, port] = [await freePort(), await freePort()];
  const strapiUrl = `http://127.0.0.1:${strapiPort}`;
  const connectorUrl = `http://127.0.0.1:${port}`;
  const cli = join(site, 'node_modules/strapi-cdp-connector/dist/cli.js');
  const env = {
    CDP_SECRET: secrets.CDP_SECRET,
    CDP_DATABASE_URL: own.url,
    CDP_STRAPI_URL: strapiUrl,
    CDP_PORT: String(port),
  };
  await step('strapi', () =>
    start(site, 'Strapi', ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], {
      url: `${strapiUrl}/_health`,
      status: 204,
      env: {
        ...secrets,
        NODE_ENV: 'production',
        DATABASE_URL: shop.url,
        HOST: '127.0.0.1',
        PORT: String(strapiPort),
        CDP_CONNECTOR_URL: connectorUrl,
        STRAPI_TELEMETRY_DISABLED: 'true',
      },
    }),
  );
  await step('migrate', () => run(process.execPath, [cli, 'migrate'], { directory: site, env }));
  await step('doctor', () => run(process.execPath, [cli, 'doctor'], { directory: site, env }));
  await step('connector', () =>
    start(site, 'The connector', [cli, 'start'], {
      url: `${connectorUrl}/health/ready`,
      status: 200,
      env,
    }),
  );
  await step('export', async () => {
    await eventually(async () => {
      const reply = await fetch(`${connectorUrl}/management/workflows/${EXPORT.workflow}/runs`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${secrets.CDP_SECRET}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ requestedBy: 'check:install' }),
      });
      assert.equal(reply.status, 201, await reply.text());
    });
    await eventually(
      async () => {
        const folder = join(site, EXPORT.directory);
        const files = (await readdir(folder, { recursive: true })).filter((file) =>
          file.endsWith('.ndjson'),
        );
        const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
        assert.match(texts.join(''), new RegExp(ENTRY.title));
      },
      { timeout: 60_000 },
    );
  });
}

async function start(
  site: string,
  name: string,
  command: string[],
  { url, status, env }: { url: string; status: number; env: Record<string, string> },
): Promise<void> {
  const child = startChild({ name, command, directory: site, env });
  children.push(child);
  await waitUntilReady(child, { url, status }, patience);
}
