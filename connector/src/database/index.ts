import type { ActivationTables } from '../activations/tables.ts';
import type { AudienceTables } from '../audiences/tables.ts';
import type { ConsentTables } from '../consent/tables.ts';
import type { DefinitionsTables } from '../definitions/tables.ts';
import type { DestinationsTables } from '../destinations/tables.ts';
import type { EventColumnsTables } from '../event-columns/tables.ts';
import type { ExportsTables } from '../exports/tables.ts';
import type { IdentityTables } from '../identity/tables.ts';
import type { ImportsTables } from '../imports/tables.ts';
import type { PrivacyTables } from '../privacy/tables.ts';
import type { ComputedTables } from '../profiles/computed/tables.ts';
import type { ProfilesTables } from '../profiles/tables.ts';
import type { SegmentTables } from '../segments/tables.ts';
import type { TrackingTables } from '../tracking/tables.ts';

export { column, inMilliseconds, momentColumn, momentOf, textColumn } from './columns.ts';
export { createDatabase, createPool, type DatabaseHandle, SCHEMA } from './connection.ts';
export { describeDatabaseFailure, isDatabaseAway, isDatabaseRefusal } from './failure.ts';
export { listen, type Subscription } from './listen.ts';
export { isMigrated, migrate, migrationStates, NewerDatabaseError } from './migrate.ts';
export { pingDatabase, waitForDatabase } from './wait.ts';

/** Every table of the connector. Each domain declares its own. */
export type Database = DefinitionsTables &
  TrackingTables &
  ConsentTables &
  IdentityTables &
  ProfilesTables &
  ComputedTables &
  ExportsTables &
  DestinationsTables &
  ImportsTables &
  PrivacyTables &
  AudienceTables &
  ActivationTables &
  SegmentTables &
  EventColumnsTables;
