import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { SCHEMA, surviveBreaks } from './connection.ts';
import { migrations } from './migrations/index.ts';

/** A migration, and when it was applied. */
export interface MigrationState {
  name: string;
  executedAt: Date | null;
}

/** The database was brought up by a newer version of the connector. */
export class NewerDatabaseError extends Error {
  readonly code = 'newer_database';
}

/**
 * Brings the schema `cdp` up to date, on an empty or an existing database. Processes that start at
 * once take turns (advisory lock); all migrations are applied or none (one transaction).
 *
 * @param url connection string; migrations use a connection of their own, whose statements may
 *   take as long as they need
 * @returns the names of the migrations that were applied
 * @throws NewerDatabaseError when the database knows migrations that this version does not
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'cdp-connector-migrate',
  });
  surviveBreaks(pool);
  pool.on('error', () => undefined);
  try {
    return await applyAll(pool);
  } finally {
    await pool.end();
  }
}

async function applyAll(pool: pg.Pool): Promise<string[]> {
  const { error, results } = await migratorOf(pool).migrateToLatest();
  if (error) {
    throw isUnknownMigration(error)
      ? new NewerDatabaseError(
          'The database was made by a newer version of the connector. Start that version, or restore a backup.',
          { cause: error },
        )
      : error;
  }
  return (results ?? [])
    .filter(({ status }) => status === 'Success')
    .map((result) => result.migrationName);
}

/** Lists every migration in order. Works on an empty database too. */
export async function migrationStates(pool: pg.Pool): Promise<MigrationState[]> {
  const applied = new Map(
    (await appliedMigrations(pool)).map(({ name, timestamp }) => [name, new Date(timestamp)]),
  );
  return Object.keys(migrations).map((name) => ({ name, executedAt: applied.get(name) ?? null }));
}

/** Says whether every migration is applied. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  return (await migrationStates(pool)).every(({ executedAt }) => executedAt !== null);
}

/** What brings a database up, to the latest schema or to an earlier one. */
export function migratorOf(pool: pg.Pool): Migrator {
  return new Migrator({
    db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: SCHEMA,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
}

function isUnknownMigration(error: unknown): boolean {
  return (
    error instanceof Error && /previously executed migration .* is missing/.test(error.message)
  );
}

/** Reads without creating anything: `doctor` only looks. */
async function appliedMigrations(pool: pg.Pool): Promise<{ name: string; timestamp: string }[]> {
  const { rows } = await pool.query<{ present: boolean }>(
    'select to_regclass($1) is not null as present',
    [`${SCHEMA}.migrations`],
  );
  if (!rows[0]?.present) return [];
  const applied = await pool.query<{ name: string; timestamp: string }>(
    `select name, timestamp from ${SCHEMA}.migrations`,
  );
  return applied.rows;
}
