import type pg from 'pg';
import type { Configuration } from 'strapi-cdp-config';
import type { Settings } from '../settings/index.ts';
import { createStrapiClient } from '../strapi/index.ts';
import { checkDatabaseClock } from './clocks.ts';
import { checkDatabase, checkMigrations } from './database.ts';
import { checkDestinations } from './destinations.ts';
import { type Finding, wrong } from './finding.ts';
import { checkJobs } from './jobs.ts';
import { checkPort } from './port.ts';
import { checkSegmentGroup, checkStrapi } from './strapi.ts';

export { type Finding, fine, wrong } from './finding.ts';
export { formatFindings } from './report.ts';

/** Milliseconds that one check may take. */
const TIMEOUT = 10_000;

/** What the doctor looks at. */
export interface Patient {
  settings: Settings;
  configuration: Configuration;
  /** Undefined when the embedded PostgreSQL does not run. */
  pool: pg.Pool | undefined;
}

/** Checks everything that a connector needs. Whatever is down, the rest is checked all the same. */
export async function examine({ settings, configuration, pool }: Patient): Promise<Finding[]> {
  const strapi = createStrapiClient(settings);
  const findings = await Promise.all([
    pool ? examineDatabase(pool) : [],
    examineStrapi(),
    attempt('destination', () => checkDestinations(configuration.destinations)),
    attempt('port', () => checkPort(settings.host, settings.port)),
  ]);
  return findings.flat();

  async function examineStrapi(): Promise<Finding[]> {
    const found = await attempt('Strapi', () => checkStrapi(strapi, settings.strapiUrl));
    if (found.some(({ check, ok }) => check !== 'clock' && !ok)) return found;
    const group = await attempt('segment group', () => checkSegmentGroup(strapi, configuration));
    return [...found, ...group];
  }
}

async function examineDatabase(pool: pg.Pool): Promise<Finding[]> {
  const found = await attempt('database', () => checkDatabase(pool));
  if (!found.some(({ ok }) => ok)) return found;
  const rest = await Promise.all([
    attempt('migrations', () => checkMigrations(pool)),
    attempt('job queue', () => checkJobs(pool)),
    attempt('clock', () => checkDatabaseClock(pool)),
  ]);
  return [...found, ...rest.flat()];
}

/** A check that fails by itself, or takes too long, is a finding too. */
async function attempt(check: string, run: () => Promise<Finding[]>): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<Finding[]>((done) => {
    const message = `No answer within ${TIMEOUT / 1000} s.`;
    timer = setTimeout(
      () => done([wrong(check, message, 'Look at its log, and try again.')]),
      TIMEOUT,
    );
  });
  try {
    return await Promise.race([run(), expired]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [wrong(check, 'The check failed.', reason)];
  } finally {
    clearTimeout(timer);
  }
}
