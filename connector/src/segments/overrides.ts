import { type Kysely, sql } from 'kysely';
import type { SegmentOverride } from 'strapi-cdp-config';
import { lockMemberships } from '../audiences/index.ts';
import type { Database } from '../database/index.ts';
import { lockIdentities, toIdentifier } from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';
import { touch } from '../touched/index.ts';
import type { FedSegment } from './feeds.ts';
import { settleSegments } from './settle.ts';

/** Who says it: an editor's name, or the key of a source. */
export interface Said extends SegmentOverride {
  by: string;
}

/**
 * Puts a customer in a segment, or out of it, or leaves it to audiences again. It counts at once.
 *
 * @throws HttpProblem 404 for a segment that is not there or an identifier that no profile has
 */
export async function overrideSegment(
  database: Kysely<Database>,
  segments: FedSegment[],
  { group, segment, identifier, in: isIn, reason, by }: Said,
  now: Date,
): Promise<void> {
  if (!segments.some((one) => one.group === group && one.segment === segment)) {
    throw new HttpProblem(
      404,
      'unknown_segment',
      `There is no segment «${segment}» in the group «${group}».`,
    );
  }
  const named = toIdentifier(identifier.type, identifier.value);
  await database.transaction().execute(async (transaction) => {
    // The same order as wherever both are had.
    await lockIdentities(transaction);
    await lockMemberships(transaction);
    const known =
      named &&
      (await transaction
        .selectFrom('identifiers')
        .select(['id', 'profile_id as profileId'])
        .where('type', '=', named.type)
        .where('value', '=', named.value)
        .executeTakeFirst());
    if (!known) {
      throw new HttpProblem(
        404,
        'unknown_identifier',
        `No profile has the ${identifier.type} «${identifier.value}».`,
      );
    }
    await takeBack(transaction, known.profileId, group, segment);
    if (isIn !== null) {
      await sql`
        insert into cdp.segment_overrides
          (identifier_id, segment_group, segment, is_in, reason, said_by, said_at)
        values (${known.id}, ${group}, ${segment}, ${isIn}, ${reason}, ${by}, ${now})
      `.execute(transaction);
    }
    await settleSegments(transaction, segments, [known.profileId], now);
    await touch(transaction, [known.profileId], 'manual');
  });
}

/** Whatever was said of any identifier of the profile before. */
async function takeBack(
  transaction: Kysely<Database>,
  profileId: string,
  group: string,
  segment: string,
): Promise<void> {
  await sql`
    delete from cdp.segment_overrides o using cdp.identifiers i
    where i.id = o.identifier_id and i.profile_id = ${profileId}
      and o.segment_group = ${group} and o.segment = ${segment}
  `.execute(transaction);
}
