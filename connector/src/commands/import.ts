import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import {
  type ImportAnalysis,
  type ImportDryRun,
  type ImportMapping,
  type ImportRun,
  importMappingSchema,
} from 'strapi-cdp-config';
import { createPlatform } from '../connector.ts';
import { migrate } from '../database/index.ts';
import { readDefinitions } from '../definitions/index.ts';
import {
  analyseFile,
  dryRun,
  dryRunCsv,
  findMapping,
  ImportFailure,
  readLocalFile,
  runTerminalImport,
  storeLocalFile,
} from '../imports/index.ts';
import type { Platform } from '../platform.ts';
import { fedSegments } from '../segments/index.ts';
import { loadSettings } from '../settings/index.ts';
import { createLogger } from '../shared/logger.ts';
import { countBacklog, startProcessing } from '../tracking/index.ts';
import { joinDatabase } from './database.ts';
import { explainEnd } from './failure.ts';
import { describeDryRun, describeRun, showProgress } from './import-report.ts';

/** Some rows were not imported; the others were. */
const EXIT_BAD_ROWS = 2;

/** Identifies a file that is only looked at. */
const NO_FILE = '00000000-0000-0000-0000-000000000000';

/** What was asked for besides the file. */
export interface ImportOptions {
  config?: string;
  mapping?: string;
  source?: string;
  as?: 'events' | 'traits';
  event?: string;
  dryRun?: boolean;
  report?: string;
  json?: boolean;
}

/**
 * `cdp-connector import <file>`: imports, with or without a running connector. Exit codes: 0 all rows
 * are there, 2 some are bad, 1 the import failed, 78 the settings are wrong.
 */
export async function importCommand(path: string, options: ImportOptions): Promise<void> {
  try {
    process.exitCode = await run(path, options);
  } catch (error) {
    process.exitCode = explainEnd(error);
  }
}

async function run(path: string, options: ImportOptions): Promise<number> {
  const { settings, configuration } = await loadSettings(process.env, options.config);
  const bytes = await sizeOf(path);
  const logger: Logger = createLogger('silent');
  const server = await joinDatabase(settings, logger);
  try {
    await migrate(server.url);
    const { platform, close } = createPlatform({
      settings,
      configuration,
      logger,
      databaseUrl: server.url,
    });
    try {
      const file = { id: NO_FILE, name: basename(path), bytes };
      const analysis = await analyseFile(platform.database, file, readLocalFile(path));
      const mapping = await chooseMapping(platform, analysis, options);
      return options.dryRun
        ? await tellDryRun(platform, path, mapping, options)
        : await carryOut(platform, path, mapping, options);
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new ImportFailure(`There is no file ${path}.`);
  return found.size;
}

async function chooseMapping(
  { database }: Pick<Platform, 'database'>,
  { suggestion, format }: Pick<ImportAnalysis, 'suggestion' | 'format'>,
  { mapping: name, source, as: kind, event }: ImportOptions,
): Promise<ImportMapping> {
  // Whom a file puts in segments is said by name, and not because its columns look like another's.
  const saved = name === undefined ? undefined : await findMapping(database, name);
  if (name !== undefined && !saved) throw new ImportFailure(`There is no mapping «${name}».`);
  const base = saved
    ? { ...saved, format: { ...saved.format, encoding: format.encoding } }
    : { ...suggestion, segments: [] };
  const isOther = kind !== undefined && kind !== base.kind;
  const result = importMappingSchema.safeParse({
    ...base,
    ...(kind && { kind }),
    ...(isOther && { event: kind === 'events' ? 'Imported' : '' }),
    ...(source !== undefined && { source }),
    ...(event !== undefined && { event }),
  });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ImportFailure(
    `${issue?.message} (${issue?.path.join('.')}) Map the columns on the screen, and name the mapping with --mapping.`,
  );
}

async function tellDryRun(
  platform: Platform,
  path: string,
  mapping: ImportMapping,
  { json = false, report: reportFile }: ImportOptions,
): Promise<number> {
  const rows = Number.MAX_SAFE_INTEGER;
  if (reportFile !== undefined) {
    const csv = dryRunCsv(platform, readLocalFile(path), { mapping, rows });
    await pipeline(csv, createWriteStream(reportFile, { mode: 0o600 }));
  }
  const report: ImportDryRun = await dryRun(platform, readLocalFile(path), { mapping, rows });
  console.log(
    json ? JSON.stringify({ mapping, report }, null, 2) : describeDryRun(mapping, report),
  );
  return report.bad > 0 ? EXIT_BAD_ROWS : 0;
}

async function carryOut(
  platform: Platform,
  path: string,
  mapping: ImportMapping,
  { json = false }: ImportOptions,
): Promise<number> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new ImportFailure('Interrupted; a connector goes on.'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const file = await storeLocalFile(platform, path);
  const progress = showProgress();
  // Without a connector nobody else would make profiles of the events.
  const processing = startProcessing(platform);
  let run: ImportRun;
  try {
    run = await runTerminalImport(platform, {
      file,
      mapping,
      segments: fedSegments(await readDefinitions(platform)),
      onProgress: progress.update,
      signal: interrupted.signal,
    });
    while (!interrupted.signal.aborted && (await countBacklog(platform)) > 0) await progress.wait();
  } finally {
    progress.end();
    await processing.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  console.log(json ? JSON.stringify({ run }, null, 2) : describeRun(run));
  if (run.state !== 'finished') return 1;
  return run.counts.bad > 0 ? EXIT_BAD_ROWS : 0;
}
