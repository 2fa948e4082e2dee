import type { Kysely } from 'kysely';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { RunCounts, RunState, WorkflowKind } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { ACTIVE_STATES } from './runs/index.ts';

/** Counts what the runs of this process do. */
export interface ExportMetrics {
  delivered(kind: WorkflowKind, counts: RunCounts, bytes: number): void;
  interrupted(kind: WorkflowKind): void;
  ended(kind: WorkflowKind, state: RunState, seconds: number): void;
}

/** Registers the figures of exports. */
export function createExportMetrics(registry: Registry, database: Kysely<Database>): ExportMetrics {
  const registers = [registry];
  const records = new Counter({
    name: 'cdp_export_records_total',
    help: 'Records that runs met in this process, by kind and by what became of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const bytes = new Counter({
    name: 'cdp_export_bytes_total',
    help: 'Bytes that runs delivered in this process, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const interruptions = new Counter({
    name: 'cdp_run_interruptions_total',
    help: 'Failures in this process after which a run went on by itself, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const duration = new Histogram({
    name: 'cdp_run_duration_seconds',
    help: 'Seconds from the first take-up of a run to its end in this process, by kind and state.',
    labelNames: ['kind', 'state'],
    buckets: [1, 5, 15, 60, 300, 900, 3600, 4 * 3600],
    registers,
  });
  gaugeRunsUnderWay(registry, database);
  return {
    delivered(kind, counts, size) {
      for (const outcome of ['sent', 'unchanged', 'deleted', 'failed'] as const) {
        records.inc({ kind, outcome }, counts[outcome]);
      }
      bytes.inc({ kind }, size);
    },
    interrupted: (kind) => interruptions.inc({ kind }),
    ended: (kind, state, seconds) => duration.observe({ kind, state }, seconds),
  };
}

function gaugeRunsUnderWay(registry: Registry, database: Kysely<Database>): void {
  new Gauge({
    name: 'cdp_runs',
    help: 'Runs with work left, by state, over all processes.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const rows = await database
        .selectFrom('runs')
        .select(['state', ({ fn }) => fn.countAll<string>().as('count')])
        .where('state', 'in', ACTIVE_STATES)
        .groupBy('state')
        .execute()
        // A database that is away shows elsewhere; the other figures are wanted all the more then.
        .catch(() => undefined);
      if (!rows) return;
      for (const state of ACTIVE_STATES) {
        this.set({ state }, Number(rows.find((row) => row.state === state)?.count ?? 0));
      }
    },
  });
}
