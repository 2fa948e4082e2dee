import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { MembershipCause } from 'strapi-cdp-config';
import type { ResolvedRule } from './rules/resolved-rule.ts';

/** Tables of audiences, by name, in the schema `cdp`. */
export interface AudienceTables {
  audience_rules: AudienceRulesTable;
  memberships: MembershipsTable;
  membership_changes: MembershipChangesTable;
  audience_days: AudienceDaysTable;
  audience_touched: AudienceTouchedTable;
  audience_due: AudienceDueTable;
  audience_clock: AudienceClockTable;
}

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | string, number | string>;
type GeneratedBigInteger = ColumnType<string, number | string | undefined, number | string>;

/** What audiences are computed by. A changed rule is another row, which takes over when it is whole. */
export interface AudienceRulesTable {
  id: Generated<number>;
  /** Identifier of the audience. */
  audience: string;
  version: number;
  resolved: JSONColumnType<ResolvedRule>;
  /** `retired`: nobody reads it any more; its memberships are on their way out. */
  state: 'computing' | 'failed' | 'live' | 'retired';
  /** While it is computed: profiles up to this id are in; null before the first. */
  up_to: string | null;
  profiles_done: GeneratedBigInteger;
  profiles_total: GeneratedBigInteger;
  /** Why it could not be computed; of a live one, why it is no longer kept up to date. */
  error: string | null;
  created_at: Date;
  live_at: Date | null;
}

/** Who is in. */
export interface MembershipsTable {
  rule_id: number;
  profile_id: string;
  entered_at: Date;
  cause: MembershipCause;
}

/** Everything that happened to memberships of rules in force, for history and for whoever follows. */
export interface MembershipChangesTable {
  sequence: GeneratedBigInteger;
  audience: string;
  profile_id: string;
  change: 'entered' | 'exited';
  at: Date;
  cause: MembershipCause;
  version: number;
}

/** Sizes by the day, in the platform's time zone. */
export interface AudienceDaysTable {
  audience: string;
  day: ColumnType<string, string, string>;
  size: BigInteger;
  entered: BigInteger;
  exited: BigInteger;
}

/** Identifiers whose profile must be looked at: something was learned of it, or it is no more. */
export interface AudienceTouchedTable {
  id: GeneratedBigInteger;
  /** Null: the catalogue changed, and with it whatever looks things up in it. */
  identifier_id: string | null;
  cause: MembershipCause;
  /** Kinds of the events that came, as of `kindOf`; null where something else was learned. */
  events: string[] | null;
  /** By the clock of the database. */
  touched_at: Generated<Date>;
}

/** When time alone may change what audiences a profile is in. */
export interface AudienceDueTable {
  profile_id: string;
  due_at: Date;
}

/** One row: how far time has come for audiences. */
export interface AudienceClockTable {
  only_row: Generated<true>;
  /** The latest moment that profiles were judged by. */
  judged_at: Date;
  /** Since when rules that look things up in the catalogue wait to be computed again. */
  catalogue_changed_at: Date | null;
}
