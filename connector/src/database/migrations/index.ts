import type { Migration } from 'kysely/migration';
import * as definitions from './0001-definitions.ts';
import * as profiles from './0002-profiles.ts';
import * as exports from './0003-exports.ts';
import * as sources from './0004-sources.ts';
import * as identity from './0005-identity.ts';
import * as computedTraits from './0006-computed-traits.ts';
import * as imports from './0007-imports.ts';
import * as privacy from './0008-privacy.ts';
import * as events from './0009-events.ts';
import * as withdrawals from './0011-withdrawals.ts';
import * as audiences from './0012-audiences.ts';
import * as eventColumns from './0014-event-columns.ts';
import * as deliveries from './0015-deliveries.ts';
import * as changes from './0016-changes.ts';
import * as trials from './0017-trials.ts';
import * as whatWasSent from './0017-what-was-sent.ts';
import * as traitWords from './0018-trait-words.ts';
import * as batches from './0019-batches.ts';
import * as importSegments from './0020-import-segments.ts';
import * as setAsideVolume from './0021-set-aside-volume.ts';
import * as touchingEvents from './0022-touching-events.ts';
import * as activations from './0023-activations.ts';

/**
 * Every migration, in order of its name. One that has been released is never changed: write another.
 * Names carry the schema (`create table cdp.…`).
 */
export const migrations: Record<string, Migration> = {
  '0001-definitions': definitions,
  '0002-profiles': profiles,
  '0003-exports': exports,
  '0004-sources': sources,
  '0005-identity': identity,
  '0006-computed-traits': computedTraits,
  '0007-imports': imports,
  '0008-privacy': privacy,
  '0009-events': events,
  '0011-withdrawals': withdrawals,
  '0012-audiences': audiences,
  '0014-event-columns': eventColumns,
  '0015-deliveries': deliveries,
  '0016-changes': changes,
  '0017-trials': trials,
  '0017-what-was-sent': whatWasSent,
  '0018-trait-words': traitWords,
  '0019-batches': batches,
  '0020-import-segments': importSegments,
  '0021-set-aside-volume': setAsideVolume,
  '0022-touching-events': touchingEvents,
  '0023-activations': activations,
};
