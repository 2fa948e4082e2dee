import type { ColumnType, Generated } from 'kysely';

/** Tables of segments, by name, in the schema `cdp`. */
export interface SegmentTables {
  segment_overrides: SegmentOverridesTable;
  segment_memberships: SegmentMembershipsTable;
  segment_changes: SegmentChangesTable;
}

/** Who was put in or out by hand, by import or through the API, whatever audiences say. */
export interface SegmentOverridesTable {
  identifier_id: string;
  segment_group: string;
  segment: string;
  is_in: boolean;
  reason: string;
  said_by: string;
  /** Of several identifiers of a profile the latest word counts. */
  said_at: Date;
}

/** Who is in. */
export interface SegmentMembershipsTable {
  segment_group: string;
  segment: string;
  profile_id: string;
  entered_at: Date;
}

/** Everything that happened, for whoever follows. */
export interface SegmentChangesTable {
  /** Node reads 64-bit integers as text. */
  sequence: Generated<ColumnType<string, number | string, number | string>>;
  segment_group: string;
  segment: string;
  profile_id: string;
  change: 'entered' | 'exited';
  at: Date;
}
