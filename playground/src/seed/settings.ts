/** What the environment says about seeding. */
export interface SeedSettings {
  enabled: boolean;
  /** Rows; infinite for all films of the data set. */
  filmLimit: number;
}

/**
 * Reads `SEED` and `SEED_FILMS`.
 *
 * @throws when `SEED_FILMS` is not a whole number of films.
 */
export function readSeedSettings(environment: NodeJS.ProcessEnv): SeedSettings {
  const limit = environment.SEED_FILMS?.trim();
  if (limit && !/^\d+$/.test(limit)) {
    throw new Error(
      `SEED_FILMS is «${limit}». Use a whole number such as 100, or leave it out for all films.`,
    );
  }
  return {
    enabled: environment.SEED !== 'false',
    filmLimit: limit ? Number(limit) : Number.POSITIVE_INFINITY,
  };
}
