import { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from './boss.ts';

/** Installs or updates the schema of the job queue, and starts nothing. */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    schema: JOBS_SCHEMA,
    application_name: 'cdp-connector-migrate',
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}
