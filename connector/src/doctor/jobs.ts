import type pg from 'pg';
import { inspectJobs } from '../jobs/index.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** Is the job queue installed, and are its tables as they should be? */
export async function checkJobs(pool: pg.Pool): Promise<Finding[]> {
  const { installed, version, drift } = await inspectJobs(pool);
  if (!installed) {
    return [
      wrong(
        'job queue',
        'pg-boss is not installed in this database yet.',
        'Run «cdp-connector migrate»; «cdp-connector start» does it too.',
      ),
    ];
  }
  if (drift.length > 0) {
    return [
      wrong(
        'job queue',
        `The tables of pg-boss (version ${version}) differ from what it expects: ${drift.join(', ')}.`,
        'Run «cdp-connector migrate». If that changes nothing, restore what someone changed by hand in the schema pgboss.',
      ),
    ];
  }
  return [fine('job queue', `pg-boss is installed (schema version ${version}) and unaltered.`)];
}
