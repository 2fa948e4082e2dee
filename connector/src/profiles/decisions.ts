import type { Kysely, Transaction } from 'kysely';
import type { DecisionResult } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { type DecisionOutcome, lockIdentities } from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';
import { readProfile } from './reading/profile.ts';
import type { TraitRanking } from './traits/trait-set.ts';

/** Undoes a transaction that was only a trial, and carries out what it would have made. */
class Trial extends Error {
  readonly result: DecisionResult;

  constructor(result: DecisionResult) {
    super('This was a trial.');
    this.result = result;
  }
}

interface DecisionContext {
  database: Kysely<Database>;
  ranking: TraitRanking;
  clock: () => Date;
  /** Shows what would come of it, and does nothing. */
  trial?: boolean;
}

/**
 * Carries out what an editor decided about who is whom, and tells the profiles that came of it.
 *
 * @throws HttpProblem 404 or 409 when it cannot be done
 */
export async function carryOut(
  { database, ranking, clock, trial = false }: DecisionContext,
  decide: (transaction: Transaction<Database>) => Promise<DecisionOutcome>,
): Promise<DecisionResult> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await lockIdentities(transaction);
      const outcome = await decide(transaction);
      if (!outcome.done) throw refusal(outcome.reason);
      const result: DecisionResult = { profiles: [] };
      for (const id of outcome.profileIds) {
        const profile = await readProfile(transaction, id, ranking, clock());
        if (profile) result.profiles.push(profile);
      }
      if (trial) throw new Trial(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Trial) return error.result;
    throw error;
  }
}

function refusal(reason: 'missing' | 'apart' | 'too-large'): HttpProblem {
  switch (reason) {
    case 'missing':
      return new HttpProblem(404, 'not_found', 'There is no such merge or split.');
    case 'apart':
      return new HttpProblem(409, 'apart', 'These customers are two profiles already.');
    case 'too-large':
      return new HttpProblem(
        409,
        'too_large',
        'So many customers share identifiers with this one that it cannot be split. Block the identifier that they share at its source.',
      );
  }
}
