import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { SegmentOverride } from 'strapi-cdp-config';
import { lockMemberships } from '../audiences/index.ts';
import type { Database } from '../database/index.ts';
import { findIdentifiers, lockIdentities, toIdentifier } from '../identity/index.ts';
import { HttpProblem } from '../server/index.ts';
import { touch } from '../touched/index.ts';
import { type FedSegment, isThere } from './feeds.ts';
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
  if (!isThere(segments, { group, segment })) {
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
    const [known] = named ? await findIdentifiers(transaction, [named]) : [];
    if (!known) {
      throw new HttpProblem(
        404,
        'unknown_identifier',
        `No profile has the ${identifier.type} «${identifier.value}».`,
      );
    }
    const word = { identifierId: known.id, group, segment, in: isIn };
    await overrideSegments(transaction, segments, [word], { reason, by, now });
  });
}

/** What is said of somebody who has an identifier. */
export interface Word {
  identifierId: string;
  group: string;
  segment: string;
  /** Null leaves it to audiences again. */
  in: boolean | null;
}

/**
 * Puts people in segments, or out of them, whatever audiences say, and whatever was said before. The
 * transaction must have the locks of `lockIdentities` and `lockMemberships`.
 */
export async function overrideSegments(
  transaction: Transaction<Database>,
  segments: FedSegment[],
  words: Word[],
  { reason, by, now }: { reason: string; by: string; now: Date },
): Promise<void> {
  if (words.length === 0) return;
  await takeBack(transaction, words);
  await sql`
    insert into cdp.segment_overrides
      (identifier_id, segment_group, segment, is_in, reason, said_by, said_at)
    select distinct on (identifier_id, segment_group, segment)
      identifier_id, segment_group, segment, is_in, ${reason}, ${by}, ${now}::timestamptz
    from (${rowsOf(words)}) as word where is_in is not null
  `.execute(transaction);
  const { rows } = await sql<{ profileId: string }>`
    select distinct profile_id as "profileId" from cdp.identifiers
    where id = any(${words.map(({ identifierId }) => identifierId)}::uuid[])
  `.execute(transaction);
  const profileIds = rows.map(({ profileId }) => profileId);
  await settleSegments(transaction, segments, profileIds, now);
  await touch(transaction, profileIds, 'manual');
}

/** Whatever was said of any identifier of the profiles before. */
async function takeBack(transaction: Kysely<Database>, words: Word[]): Promise<void> {
  // All that people said of a segment may be of one and the same: that alone is no way to find it.
  await sql`
    with about as materialized (
      select distinct i.id, word.segment_group, word.segment
      from (${rowsOf(words)}) as word
      join cdp.identifiers named on named.id = word.identifier_id
      join cdp.identifiers i on i.profile_id = named.profile_id
    )
    delete from cdp.segment_overrides o using about
    where o.identifier_id = about.id
      and o.segment_group = about.segment_group and o.segment = about.segment
  `.execute(transaction);
}

function rowsOf(words: Word[]): RawBuilder<unknown> {
  return sql`
    select * from unnest(
      ${words.map(({ identifierId }) => identifierId)}::uuid[],
      ${words.map(({ group }) => group)}::text[],
      ${words.map(({ segment }) => segment)}::text[],
      ${words.map((word) => word.in)}::boolean[]
    ) as word (identifier_id, segment_group, segment, is_in)
  `;
}
