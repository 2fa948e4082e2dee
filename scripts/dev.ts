import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { buildStale } from './building/index.ts';
import { listenForStop, startChild, unlessStopped } from './processes/index.ts';
import { programs, root, stateDirectory } from './root.ts';
import {
  addressesFrom,
  checkPorts,
  connectorService,
  explain,
  gatherCrew,
  loadSecrets,
  printWelcome,
  type SiteDatabases,
  type SiteSettings,
  startDatabases,
  storefrontService,
  strapiService,
} from './site/index.ts';
import { paint, showProgress } from './terminal/index.ts';

const colors = {
  config: 'gray',
  plugin: 'magenta',
  strapi: 'blue',
  connector: 'cyan',
  storefront: 'yellow',
} as const;

/** Strapi compiles its admin on the way, and fills the shop the first time, in ms. */
const strapiPatience = 15 * 60_000;

/** The plugin's other half may be rebuilt right after the first, in ms. */
const quietTime = 1_000;

const crew = gatherCrew();
let site: SiteDatabases | undefined;

const stopping = listenForStop(() => {
  crew.killAll();
  process.exit(1);
});

try {
  await bringUp();
  console.error(`\n${await unlessStopped(stopping, crew.loss)}`);
  process.exitCode = 1;
} catch (error) {
  if (!stopping.aborted) {
    process.exitCode = 1;
    console.error(`\n${explain(error)}`);
  }
} finally {
  await crew.stopAll();
  await site?.embedded?.stop();
}
process.exit();

async function bringUp(): Promise<void> {
  const addresses = addressesFrom(process.env);
  const secrets = await loadSecrets(join(stateDirectory, 'secrets.json'));
  const services = (settings: SiteSettings) => ({
    strapi: strapiService(settings, 'develop'),
    connector: connectorService(settings, 'watch'),
    storefront: storefrontService(settings, 'watch'),
  });
  const undecided = { strapi: undefined, connector: undefined };
  await checkPorts(Object.values(services({ addresses, secrets, databases: undecided })));
  site = await startDatabases(process.env, () => undefined);
  // The watchers rebuild what changes; the first build is whole before anybody reads it.
  await unlessStopped(stopping, buildStale(showProgress(), stopping));

  const { strapi, connector, storefront } = services({
    addresses,
    secrets,
    databases: site.databases,
  });
  const startStrapi = () =>
    crew.start(strapi, { onLine: print('strapi'), patience: strapiPatience });
  watchConfig();
  watchTrackingScript();
  await unlessStopped(stopping, watchPlugin(restart));
  await unlessStopped(
    stopping,
    Promise.all([
      startStrapi(),
      crew.start(connector, { onLine: print('connector') }),
      crew.start(storefront, { onLine: print('storefront') }),
    ]),
  );
  printWelcome(addresses);

  async function restart(): Promise<void> {
    if (stopping.aborted) return;
    print('strapi')('restarting with the new build of the plugin');
    await crew.stop(strapi);
    // A change that keeps Strapi from starting is shown, and mended by the next one.
    await startStrapi().catch((error) => print('strapi')(explain(error)));
  }
}

function watchConfig(): void {
  const args = ['--watch', '--preserveWatchOutput', '-p', 'tsconfig.build.json'];
  const child = startChild({
    name: 'The compiler of config',
    command: [programs.typescript, ...args],
    directory: join(root, 'config'),
    onLine: print('config'),
  });
  crew.add(child);
}

/** Bundles the tracking script on every change. The connector, which runs from its sources, serves it. */
function watchTrackingScript(): void {
  const child = startChild({
    name: 'The bundler of the tracking script',
    command: [join(root, 'connector/scripts/build.ts'), '--script', '--watch'],
    directory: join(root, 'connector'),
    onLine: print('connector'),
  });
  crew.add(child);
}

/**
 * Rebuilds the plugin on every change. Strapi loads the server half only when it starts, so it is
 * started again after that; the admin half it reloads in the browser.
 *
 * @returns when both halves have been built once: nobody should read them before
 */
function watchPlugin(onServerBuilt: () => Promise<void>): Promise<void> {
  const built = new Set<string>();
  return new Promise((done) => {
    const child = startChild({
      name: 'The compiler of plugin',
      command: [programs.pluginSdk, 'watch'],
      directory: join(root, 'plugin'),
      onLine: async (line) => {
        print('plugin')(line);
        const half = /\b(server|admin) rebuilt in/.exec(stripVTControlCharacters(line))?.[1];
        if (!half) return;
        const first = !(built.has('server') && built.has('admin'));
        built.add(half);
        await sleep(quietTime);
        if (built.has('server') && built.has('admin')) done();
        if (!first && half === 'server') await onServerBuilt();
      },
    });
    crew.add(child);
  });
}

/** Prints lines under the name of the process that wrote them. */
function print(name: keyof typeof colors): (line: string) => void {
  const prefix = paint(colors[name], name.padEnd(10));
  return (line) => console.log(`${prefix} ${line}`);
}
