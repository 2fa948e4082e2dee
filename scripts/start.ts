import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildStale } from './building/index.ts';
import { listenForStop, unlessStopped } from './processes/index.ts';
import { stateDirectory } from './root.ts';
import {
  addressesFrom,
  checkPorts,
  connectorService,
  explain,
  fillCatalogue,
  gatherCrew,
  loadSecrets,
  printWelcome,
  type Service,
  type SiteDatabases,
  type SiteSettings,
  startDatabases,
  storefrontService,
  strapiService,
} from './site/index.ts';
import { bar, duration, paint, showProgress } from './terminal/index.ts';

/** The first start fills the shop, which takes a slow machine a while, in ms. */
const seedingPatience = 15 * 60_000;

const logs = join(stateDirectory, 'logs');
const progress = showProgress();
const crew = gatherCrew();
let site: SiteDatabases | undefined;
let wasFilled = false;

const stopping = listenForStop(() => {
  crew.killAll();
  process.exit(1);
});

try {
  await bringUp();
  const loss = Promise.race([crew.loss, databaseLoss()]);
  console.error(`\n${await unlessStopped(stopping, loss)}`);
  process.exitCode = 1;
} catch (error) {
  if (!stopping.aborted) {
    process.exitCode = 1;
    console.error(`\n${explain(error)}`);
  }
} finally {
  if (stopping.aborted) console.log('\nStopping …');
  await crew.stopAll();
  await site?.embedded?.stop();
  if (stopping.aborted) console.log('Stopped.');
}
process.exit();

async function bringUp(): Promise<void> {
  const addresses = addressesFrom(process.env);
  const secrets = await loadSecrets(join(stateDirectory, 'secrets.json'));
  const services = (settings: SiteSettings) => [
    strapiService(settings, 'start'),
    connectorService(settings, 'start'),
    storefrontService(settings, 'start'),
  ];
  const undecided = { strapi: undefined, connector: undefined };
  await checkPorts(services({ addresses, secrets, databases: undecided }));
  await mkdir(logs, { recursive: true });

  console.log(paint('bold', '\nStarting the film shop\n'));
  await startDatabase();
  await unlessStopped(stopping, buildStale(progress, stopping));
  const { databases } = site ?? { databases: undecided };
  const starts = services({ addresses, secrets, databases }).map(startService);
  await unlessStopped(stopping, Promise.all(starts));
  if (wasFilled) await introduceFilms({ addresses, secrets, databases });
  printWelcome(addresses);
}

async function introduceFilms(settings: SiteSettings): Promise<void> {
  const begin = Date.now();
  progress.update('catalogue', 'taking in the films');
  await unlessStopped(stopping, fillCatalogue(settings, stopping));
  progress.finish('catalogue', `ready in ${duration(Date.now() - begin)}`);
}

async function startDatabase(): Promise<void> {
  const begin = Date.now();
  progress.update('database', 'starting');
  const log = createWriteStream(join(logs, 'postgres.log')).on('error', () => undefined);
  site = await startDatabases(process.env, (line) => log.write(`${line}\n`));
  const outcome = site.embedded
    ? `ready in ${duration(Date.now() - begin)} (port ${site.embedded.port})`
    : 'a server of yours';
  progress.finish('database', outcome);
}

async function startService(service: Service): Promise<void> {
  stopping.throwIfAborted();
  const begin = Date.now();
  progress.update(service.key, 'starting');
  await crew.start(service, {
    logFile: join(logs, `${service.key}.log`),
    onLine: (line) => showSeeding(service, line),
    patience: service.key === 'strapi' ? seedingPatience : undefined,
  });
  progress.finish(service.key, `ready in ${duration(Date.now() - begin)}`);
}

/** Strapi tells of the first filling of the shop in lines such as `[seed] films 1200/3201`. */
function showSeeding(service: Service, line: string): void {
  const [, what, part, whole] = /\[seed\] (.+?) (\d+)\/(\d+)/.exec(line) ?? [];
  if (what && part && whole) {
    progress.update(service.key, `filling the shop: ${what} ${bar(Number(part), Number(whole))}`);
  } else if (line.includes('[seed] done')) {
    wasFilled = true;
    progress.update(service.key, 'starting');
  }
}

async function databaseLoss(): Promise<string> {
  if (!site?.embedded) return new Promise(() => undefined);
  const log = await site.embedded.ended;
  return `PostgreSQL has ended. Its log: ${join(logs, 'postgres.log')}\nIts last lines:\n${log}`;
}
