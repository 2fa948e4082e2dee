import { errors } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';

/**
 * Runs a write in a transaction, so that whoever takes a value that must be unique gets a clear
 * answer, also when two editors take it at the same moment on two instances of Strapi.
 *
 * @param assertFree throws the error that tells that the value is taken
 */
export async function writeUnique<Result>(
  strapi: Strapi,
  assertFree: () => Promise<void>,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await strapi.db.transaction(async () => {
      await assertFree();
      return write();
    });
  } catch (error) {
    if (error instanceof errors.ApplicationError) throw error;
    // The unique index refused what was still free a moment ago: each database says so in its own
    // words, so the values are looked at again instead of the message.
    await assertFree();
    throw error;
  }
}
