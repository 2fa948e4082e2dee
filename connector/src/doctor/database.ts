import type pg from 'pg';
import { z } from 'zod';
import { describeDatabaseFailure, migrationStates, SCHEMA } from '../database/index.ts';
import { JOBS_SCHEMA } from '../jobs/index.ts';
import { type Finding, fine, wrong } from './finding.ts';

/** The oldest PostgreSQL that the job queue and our statements work on. */
const OLDEST_VERSION = 14;

const factsSchema = z.object({
  version: z.coerce.number(),
  encoding: z.string(),
  user: z.string(),
  name: z.string(),
  missing: z.array(z.string()),
});

/** A schema that does not exist yet has to be created; in one that does, tables have to be. */
const FACTS = `
  select current_setting('server_version_num')::int / 10000 as version,
    current_setting('server_encoding') as encoding,
    current_user as "user",
    current_database() as name,
    array(
      select wanted from unnest($1::text[]) as wanted
      left join pg_namespace on nspname = wanted
      where not case when nspname is null
        then has_database_privilege(current_database(), 'CREATE')
        else has_schema_privilege(nspname, 'CREATE, USAGE') end
    ) as missing
`;

/** Is the database there, recent enough, and may we work in it? */
export async function checkDatabase(pool: pg.Pool): Promise<Finding[]> {
  try {
    const { rows } = await pool.query(FACTS, [[SCHEMA, JOBS_SCHEMA]]);
    return judge(factsSchema.parse(rows[0]));
  } catch (error) {
    return [wrong('database', 'The database cannot be used.', describeDatabaseFailure(error))];
  }
}

function judge({ version, encoding, user, name, missing }: z.infer<typeof factsSchema>): Finding[] {
  const findings = [fine('database', `PostgreSQL ${version} answers; database «${name}».`)];
  if (version < OLDEST_VERSION) {
    findings.push(
      wrong(
        'database',
        `PostgreSQL ${version} is too old.`,
        `Use version ${OLDEST_VERSION} or newer.`,
      ),
    );
  }
  if (encoding !== 'UTF8') {
    findings.push(
      wrong(
        'database',
        `The database is encoded as ${encoding}.`,
        `Create it anew: create database ${name} encoding 'UTF8' template template0;`,
      ),
    );
  }
  for (const schema of missing) {
    findings.push(
      wrong(
        'database',
        `The user «${user}» may not create tables in the schema «${schema}».`,
        `As an administrator: create schema if not exists ${schema}; alter schema ${schema} owner to "${user}";`,
      ),
    );
  }
  return findings;
}

/** Is the schema up to date? */
export async function checkMigrations(pool: pg.Pool): Promise<Finding[]> {
  const waiting = (await migrationStates(pool)).filter(({ executedAt }) => executedAt === null);
  if (waiting.length === 0) return [fine('migrations', 'All migrations are applied.')];
  return [
    wrong(
      'migrations',
      `Not applied yet: ${waiting.map(({ name }) => name).join(', ')}.`,
      'Run «cdp-connector migrate»; «cdp-connector start» does it too.',
    ),
  ];
}
