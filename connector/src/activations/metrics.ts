import { type Kysely, sql } from 'kysely';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Database } from '../database/index.ts';
import type { Outcome } from './delivering/index.ts';

/** Counts what activations of this process do. */
export interface ActivationMetrics {
  ended(outcome: Outcome): void;
}

/** Registers the figures of activations. */
export function createActivationMetrics(
  registry: Registry,
  database: Kysely<Database>,
): ActivationMetrics {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'cdp_activation_deliveries_total',
    help: 'People whom destinations were to be told of in this process, by what became of it.',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'cdp_activation_deliveries_waiting',
    help: 'People whom destinations are to be told of yet.',
    registers,
    async collect() {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::float8 as waiting from cdp.activation_deliveries where state = 'waiting'
      `.execute(database);
      this.set(rows[0]?.waiting ?? 0);
    },
  });
  return {
    ended({ delivered, refused, skipped }) {
      deliveries.inc({ outcome: 'delivered' }, delivered.length);
      deliveries.inc({ outcome: 'refused' }, refused.length);
      deliveries.inc({ outcome: 'skipped' }, skipped.length);
    },
  };
}
