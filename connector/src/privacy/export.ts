import type { PrivacyOrder } from 'strapi-cdp-config';
import type { Platform } from '../platform.ts';
import { HOLDINGS } from './holdings.ts';
import { addRequest, endRequest } from './requests/index.ts';
import type { Counts } from './tables.ts';
import { findWhom, type Whom } from './whom.ts';

/** An export that is about to be read. */
export interface PersonExport {
  requestId: string;
  /** Whether anybody has the identifier. */
  isKnown: boolean;
  /** The file, piece by piece, as fast as it is read: JSON of one object with a list a holding. */
  json: AsyncGenerator<string>;
}

/**
 * Begins to export everything that is held of a person. The audit has the request from the first
 * moment, and its counts when the last piece was read.
 *
 * @throws HttpProblem 400 for a value that names nobody, 404 for an unknown profile
 */
export async function exportPerson(
  { database, clock, logger }: Pick<Platform, 'database' | 'clock' | 'logger'>,
  order: PrivacyOrder,
): Promise<PersonExport> {
  const whom = await findWhom(database, order.person);
  const now = clock();
  const requestId = await addRequest(database, order, {
    action: 'export',
    state: 'working',
    whom,
    now,
  });
  const counts: Counts = {};
  async function* json(): AsyncGenerator<string> {
    let outcome: Parameters<typeof endRequest>[2] = {
      state: 'failed',
      error: 'The export was not read to its end.',
      now: clock(),
    };
    try {
      yield* write(database, whom, now, counts);
      outcome = { state: 'done', now: clock() };
    } finally {
      await endRequest(database, requestId, { ...outcome, counts }).catch((error) => {
        logger.error(
          { err: error, request: requestId },
          'The end of an export is not in the audit.',
        );
      });
    }
  }
  return { requestId, isKnown: whom.profileId !== null, json: json() };
}

async function* write(
  database: Platform['database'],
  whom: Whom,
  now: Date,
  counts: Counts,
): AsyncGenerator<string> {
  const { profileId } = whom;
  yield `{"exportedAt":${JSON.stringify(now)},"profileId":${JSON.stringify(profileId)}`;
  for (const { name, read } of HOLDINGS) {
    yield `,\n${JSON.stringify(name)}:[`;
    let count = 0;
    for await (const item of read(database, whom)) {
      yield `${count === 0 ? '' : ','}\n${JSON.stringify(item)}`;
      count += 1;
      counts[name] = count;
    }
    yield ']';
  }
  yield '}\n';
}
