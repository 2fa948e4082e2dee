import type pg from 'pg';
import type { SchemaDriftReport } from 'pg-boss';
import { createOnlooker } from './onlooker.ts';

/** The state of the job queue's schema. */
export interface JobsInspection {
  installed: boolean;
  version: number | null;
  /** Kinds of differences between the tables and what pg-boss expects. */
  drift: string[];
}

/** Looks at the schema of the job queue without changing or starting anything. */
export async function inspectJobs(pool: pg.Pool): Promise<JobsInspection> {
  const boss = createOnlooker(pool);
  if (!(await boss.isInstalled())) return { installed: false, version: null, drift: [] };
  const report = await boss.detectSchemaDrift();
  return { installed: true, version: await boss.schemaVersion(), drift: summarise(report) };
}

function summarise(report: SchemaDriftReport): string[] {
  if (report.ok) return [];
  const kinds = {
    'missing tables': report.missingTables,
    'missing indexes': report.missing,
    'invalid indexes': report.invalid,
    'altered indexes': report.mismatched,
    'missing functions': report.missingFunctions,
    'altered functions': report.mismatchedFunctions,
    'altered columns': report.columnDrift,
    'altered constraints': report.constraintDrift,
    'altered states': report.enumDrift ? [report.enumDrift] : [],
  };
  return Object.entries(kinds)
    .filter(([, found]) => found.length > 0)
    .map(([kind, found]) => `${found.length} ${kind}`);
}
