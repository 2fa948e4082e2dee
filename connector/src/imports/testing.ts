import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Definitions,
  definitionsSchema,
  type ImportMapping,
  type ImportRun,
} from 'strapi-cdp-config';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import type { DefinitionsStore } from '../definitions/index.ts';
import { fedSegments } from '../segments/index.ts';
import { countBacklog, type Processing, startProcessing } from '../tracking/index.ts';
import { analyseFile, readLocalFile, runTerminalImport, storeLocalFile } from './index.ts';

/** Imports on a database of their own, with events being processed. */
export interface ImportsBench {
  platform: TestPlatform;
  definitions: Pick<DefinitionsStore, 'current' | 'refresh'>;
  /** Writes a file and gives its path. */
  write(name: string, content: string | Buffer): Promise<string>;
  /** Imports a file with what is suggested, changed as the test needs. */
  import(path: string, change?: Partial<ImportMapping>, signal?: AbortSignal): Promise<ImportRun>;
  /** Lets processing finish what is in the inbox. */
  settle(): Promise<void>;
  /** Asks the database for one row. */
  ask<Row>(statement: string): Promise<Row>;
  close(): Promise<void>;
}

/** Builds a bench, on which editors wrote these definitions. */
export async function createImportsBench(
  written: Partial<Definitions> = {},
): Promise<ImportsBench> {
  const current = definitionsSchema.parse({ segmentGroups: [], workflows: [], ...written });
  const platform = await createTestPlatform();
  const directory = await mkdtemp(join(tmpdir(), 'cdp-imports-'));
  const processing: Processing = startProcessing(platform);
  return {
    platform,
    definitions: { current: () => current, refresh: async () => undefined },
    async write(name, content) {
      const path = join(directory, name);
      await writeFile(path, content);
      return path;
    },
    async import(path, change = {}, signal = new AbortController().signal) {
      const file = await storeLocalFile(platform, path);
      const { suggestion } = await analyseFile(platform.database, file, readLocalFile(path));
      const mapping = { ...suggestion, ...change };
      const segments = fedSegments(current);
      const onProgress = () => undefined;
      return runTerminalImport(platform, { file, mapping, segments, onProgress, signal });
    },
    async settle() {
      while ((await countBacklog(platform)) > 0) await delay(20);
    },
    async ask<Row>(statement: string) {
      const { rows } = await platform.pool.query(statement);
      return rows[0] as Row;
    },
    async close() {
      await processing.stop();
      await platform.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
