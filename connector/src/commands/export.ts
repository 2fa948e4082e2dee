import { userInfo } from 'node:os';
import type { Definitions, Run, Workflow } from 'strapi-cdp-config';
import { readDefinitions } from '../definitions/index.ts';
import {
  type RunHereOptions,
  RunUnderWayError,
  runHere,
  type TrialParts,
  tryWorkflow,
} from '../exports/index.ts';
import type { Platform } from '../platform.ts';
import { type ExportOptions, workflowOf } from './export-options.ts';
import { describeRun, describeTrial, showProgress } from './export-report.ts';
import { explainEnd } from './failure.ts';
import { withPlatform } from './with-platform.ts';

/** Some records were refused by the destination; the others are there. */
const EXIT_REFUSED = 2;

/** A run of the same workflow is under way. */
const EXIT_UNDER_WAY = 3;

/** Ended by a signal, as shells tell it of an interrupt. */
const EXIT_INTERRUPTED = 130;

/**
 * `cdp-connector export [kind]`: exports, with or without a running connector. Its exit codes are told
 * by `--help`.
 */
export async function exportCommand(
  kind: string | undefined,
  options: ExportOptions,
): Promise<void> {
  try {
    process.exitCode = await withPlatform(options.config, async (platform) => {
      const read = await readDefinitions(platform);
      const workflow = workflowOf(kind, options, read);
      const definitions = asTheyAre(read);
      if (workflow.options.draft) return attempt({ platform, definitions }, workflow, options);
      return carryOut(platform, workflow, {
        definitions,
        json: options.json ?? false,
      });
    });
  } catch (error) {
    process.exitCode = explainEnd(error);
    if (error instanceof RunUnderWayError) process.exitCode = EXIT_UNDER_WAY;
  }
}

/** Definitions that were read just now. */
function asTheyAre(read: Definitions): RunHereOptions['definitions'] {
  const nothing = async () => undefined;
  return { current: () => read, refresh: nothing, presented: nothing };
}

async function attempt(
  parts: TrialParts,
  { kind, options }: Workflow,
  { json = false }: ExportOptions,
): Promise<number> {
  const trial = await tryWorkflow(parts, { kind, options });
  console.log(json ? JSON.stringify({ trial }, null, 2) : describeTrial(trial));
  if (trial.problem !== null) return 1;
  return trial.records.some(({ problem }) => problem !== null) ? EXIT_REFUSED : 0;
}

async function carryOut(
  platform: Platform,
  workflow: Workflow,
  {
    definitions,
    json,
  }: { definitions: Parameters<typeof runHere>[2]['definitions']; json: boolean },
): Promise<number> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const progress = showProgress(process.stderr, { isQuiet: json });
  let run: Run;
  try {
    run = await runHere(platform, workflow, {
      requestedBy: `${userInfo().username} (terminal)`,
      definitions,
      signal: interrupted.signal,
      onProgress: progress.update,
    });
  } finally {
    progress.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  console.log(json ? JSON.stringify({ run }, null, 2) : describeRun(run));
  if (run.endedAt === null) return EXIT_INTERRUPTED;
  if (run.state !== 'finished') return 1;
  return run.counts.failed > 0 ? EXIT_REFUSED : 0;
}
