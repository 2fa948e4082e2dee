import { COUNTED } from './counted.ts';
import { IN_TIME } from './in-time.ts';
import { OF_PROFILES } from './of-profiles.ts';
import type { Question } from './question.ts';

export type { Question } from './question.ts';

/** What its author would index, after a look at the questions. */
export const INDEXES: Record<string, string> = {
  plain_events: `cdp.events (name, type, timestamp) include (identifier_id)`,
  plain_identifiers: `cdp.identifiers (id) include (profile_id)`,
  plain_cities: `cdp.traits ((traits -> 'city' ->> 'value'))`,
  plain_birthdays: `cdp.traits ((substr(traits -> 'birthday' ->> 'value', 6)))`,
};

/** 24 of them, of all sorts. */
export const QUESTIONS: Question[] = [...COUNTED, ...IN_TIME, ...OF_PROFILES];
