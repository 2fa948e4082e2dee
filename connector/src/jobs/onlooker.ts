import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from './boss.ts';

/** The job queue as one sees it who works on nothing: nothing is supervised, scheduled or changed. */
export function createOnlooker(pool: pg.Pool): PgBoss {
  const boss = new PgBoss({
    schema: JOBS_SCHEMA,
    db: { executeSql: (text, values) => pool.query(text, values) },
    supervise: false,
    schedule: false,
    migrate: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined);
  return boss;
}
