import { errors } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';

/** Two who write the same at once settle it in two attempts; a third is for a deadlock on the way. */
const ATTEMPTS = 3;

/**
 * Runs a transaction that writes what is not there yet, or changes what is: when somebody else wrote
 * it in between, it runs again and finds it.
 */
export async function retriedTransaction<Result>(
  strapi: Strapi,
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || error instanceof errors.ApplicationError) throw error;
    }
  }
}
