import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  type ActivationDeliveriesPage,
  type ActivationDeliveriesQuery,
  type ActivationDelivery,
  activationDeliverySchema,
  type ProfileActivations,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { summariesOf, type TraitRanking } from '../../profiles/index.ts';
import { HttpProblem } from '../../server/index.ts';

type Row = Omit<ActivationDelivery, 'at' | 'endedAt' | 'profile'> & {
  at: Date;
  endedAt: Date | null;
  /** The id that the profile has now; null for nobody's. */
  presentId: string | null;
};

/** Deliveries about one profile that are shown. */
const MOST_OF_PROFILE = 100;

const COLUMNS = sql`
  d.id, d.activation, d.audience, d.change, d.at, d.state, d.reason, d.tries,
  d.ended_at as "endedAt", i.profile_id as "presentId"
`;

/**
 * Lists whom the destination of an activation was told of, or is to be, the latest first.
 *
 * @throws HttpProblem 400 for a position that is none
 */
export async function readDeliveries(
  database: Kysely<Database>,
  activation: string,
  { state, after, pageSize }: ActivationDeliveriesQuery,
  ranking: TraitRanking,
): Promise<ActivationDeliveriesPage> {
  if (after !== undefined && !/^\d{1,18}$/.test(after)) {
    throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
      details: [{ path: 'after', message: 'Use the next of a page.' }],
    });
  }
  const beyond: RawBuilder<unknown> = after ? sql`and d.id < ${after}::bigint` : sql``;
  const { rows } = await sql<Row>`
    select ${COLUMNS}
    from cdp.activation_deliveries d left join cdp.identifiers i on i.id = d.profile_id
    where d.activation = ${activation} ${state ? sql`and d.state = ${state}` : sql``} ${beyond}
    order by d.id desc limit ${pageSize + 1}
  `.execute(database);
  const shown = rows.slice(0, pageSize);
  const profiles = await summariesOf(
    database,
    [...new Set(shown.flatMap(({ presentId }) => presentId ?? []))],
    ranking,
  );
  return {
    items: shown.map(({ presentId, ...row }) => ({
      ...toView(row),
      profile: (presentId && profiles.get(presentId)) || null,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** Reads what destinations were told of a profile, by the id that it has now; the latest first. */
export async function readOfProfile(
  database: Kysely<Database>,
  profileId: string,
): Promise<ProfileActivations> {
  const { rows } = await sql<Row>`
    select ${COLUMNS}
    from cdp.identifiers i join cdp.activation_deliveries d on d.profile_id = i.id
    where i.profile_id = ${profileId}
    order by d.id desc limit ${MOST_OF_PROFILE}
  `.execute(database);
  return { items: rows.map(({ presentId: _presentId, ...row }) => toView(row)) };
}

function toView({ at, endedAt, ...row }: Omit<Row, 'presentId'>) {
  return activationDeliverySchema
    .omit({ profile: true })
    .parse({ ...row, at: at.toISOString(), endedAt: endedAt?.toISOString() ?? null });
}
