import type { RunProblem } from 'strapi-cdp-config';
import { USER_ID, withoutWithdrawn } from '../../identity/index.ts';
import type { ExportMetrics } from '../metrics.ts';
import { type ActiveRun, finishTrial } from '../runs/index.ts';
import { examine, type TrialParts } from '../trial/index.ts';

/** What a run that only tries needs. */
export interface DraftRunParts extends TrialParts {
  run: ActiveRun;
  metrics: ExportMetrics;
  signal: AbortSignal;
}

/**
 * Carries out the run of a workflow that validates rather than delivers: what is wrong with each
 * record is told with the run, and nothing else is changed.
 *
 * @throws TransferFailure when nothing can leave at all
 */
export async function tryOut(parts: DraftRunParts): Promise<void> {
  const { platform, run, metrics, signal } = parts;
  const { records, bytes, total } = await examine(parts, run, signal);
  const problems = records.flatMap(({ record, problem }): RunProblem[] =>
    problem === null
      ? []
      : [{ documentId: record.documentId, locale: record.locale, reason: problem }],
  );
  const counts = {
    read: records.length,
    sent: records.length - problems.length,
    unchanged: 0,
    deleted: 0,
    failed: problems.length,
  };
  const outcome = { counts, bytes, total, problems: await ofPresent(platform, run, problems) };
  await finishTrial(platform.database, run, outcome, platform.clock());
  metrics.delivered(run.kind, counts, bytes);
}

/** What is wrong with records of people who were forgotten meanwhile is not kept. */
function ofPresent(
  { database }: DraftRunParts['platform'],
  run: ActiveRun,
  problems: RunProblem[],
): Promise<RunProblem[]> {
  return withoutWithdrawn(database, run.id, problems, ({ documentId }) =>
    run.kind === 'user' ? [{ type: USER_ID, value: documentId }] : [],
  );
}
