import {
  type ConfigurationInput,
  type Run,
  type Workflow,
  workflowSchema,
} from 'strapi-cdp-config';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { createDefinitions, type DefinitionsStore } from '../definitions/index.ts';
import { startDestinations } from '../destinations/index.ts';
import { type Sink, startSink } from '../destinations/testing.ts';
import { eventually } from '../shared/testing.ts';
import { type StrapiPages, startStrapi } from './pages/testing.ts';
import { findRun, requestRun } from './runs/index.ts';
import { type Exports, startExports } from './start.ts';

export { film, films, pageOf } from './pages/testing.ts';

/** Quick retries: tests have no minutes to wait. */
const RETRIES = { limit: 4, first: 20, longest: 100 };

const SECRET = 'a-secret-for-tests-of-exports-only';

/** Exports at work on a database of their own, with Strapi and a receiver beside them. */
export interface ExportsBench {
  platform: TestPlatform;
  definitions: DefinitionsStore;
  strapi: StrapiPages;
  sink: Sink;
  /** Begins to take jobs, in this process. */
  begin(): Promise<void>;
  /** Runs a workflow until it ended. */
  run(workflow: Workflow): Promise<Run>;
  /** Waits until a run ended. */
  ended(id: string): Promise<Run>;
  /** Has the database refuse a checkpoint once: what a crash after the delivery looks like. */
  breakCheckpoint(condition: string): Promise<void>;
  close(): Promise<void>;
}

/** What else a test may decide about its bench. */
export interface BenchOptions {
  /** Is given Strapi before it is asked for the first time. */
  prepare?: (strapi: StrapiPages) => void;
  clock?: () => Date;
}

/** Builds a bench that waits for {@link ExportsBench.begin}. */
export async function createIdleBench(
  configure: (sinkUrl: string) => ConfigurationInput = () => ({}),
  { prepare, clock }: BenchOptions = {},
): Promise<ExportsBench> {
  const [strapi, sink] = [await startStrapi(SECRET), await startSink()];
  prepare?.(strapi);
  const platform = await createTestPlatform({
    configuration: configure(sink.url),
    ...(clock && { clock }),
    environment: { CDP_SECRET: SECRET, CDP_STRAPI_URL: strapi.address },
  });
  const definitions = createDefinitions(platform);
  await platform.jobs.start();
  await definitions.start();
  let exports: Exports | undefined;
  const ended = async (id: string) => {
    let run: Run | undefined;
    await eventually(async () => {
      run = await findRun(platform.database, id);
      if (!run?.endedAt) throw new Error(`The run is still ${run?.state}: ${run?.error}`);
    });
    if (!run) throw new Error('There is no such run.');
    return run;
  };
  return {
    platform,
    definitions,
    strapi,
    sink,
    ended,
    async begin() {
      startDestinations(platform, definitions);
      exports = await startExports(platform, definitions, {
        retries: RETRIES,
        supervisionInterval: 100,
      });
    },
    async run(workflow) {
      const result = await requestRun(platform, workflow, 'Ada');
      if (!('run' in result)) throw new Error('A run is under way.');
      return ended(result.run.id);
    },
    breakCheckpoint: (condition) => breakOnce(platform, condition),
    async close() {
      await exports?.stop();
      await definitions.stop();
      await platform.close();
      await Promise.all([strapi.stop(), sink.stop()]);
    },
  };
}

/** Builds a bench that is at work. */
export async function createExportsBench(
  configure?: (sinkUrl: string) => ConfigurationInput,
): Promise<ExportsBench> {
  const bench = await createIdleBench(configure);
  await bench.begin();
  return bench;
}

/** A workflow of films to `cdp`, changed as the test needs. */
export function workflow(
  key: string,
  options: Partial<Workflow['options']> = {},
  rest: Partial<Workflow> = {},
): Workflow {
  return workflowSchema.parse({
    key,
    name: key,
    kind: 'product',
    interval: '0 3 1 1 *',
    ...rest,
    options: { contentType: 'api::film.film', streamId: key, batchSize: 10, ...options },
  });
}

/** A sequence outlives the rollback, so the checkpoint is refused once and then not again. */
async function breakOnce({ pool }: TestPlatform, condition: string): Promise<void> {
  await pool.query(`
    drop trigger if exists break_checkpoint on cdp.runs;
    drop sequence if exists cdp.broken;
    create sequence cdp.broken;
    create or replace function cdp.break_checkpoint() returns trigger language plpgsql as $$
    begin
      if nextval('cdp.broken') = 1 then
        raise exception 'crashed between delivery and checkpoint';
      end if;
      return new;
    end $$;
    create trigger break_checkpoint before update on cdp.runs
    for each row when (${condition}) execute function cdp.break_checkpoint();
  `);
}
