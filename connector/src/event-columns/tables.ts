import type { ColumnType, Generated } from 'kysely';

/** Tables of event columns, by name, in the schema `cdp`. */
export interface EventColumnsTables {
  event_kinds: EventKindsTable;
  event_chunks: EventChunksTable;
  event_columns: EventColumnsTable;
  event_columns_progress: EventColumnsProgressTable;
  identifier_changes: IdentifierChangesTable;
  trait_changes: TraitChangesTable;
}

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | string, number | string>;
type GeneratedBigInteger = ColumnType<string, number | string | undefined, number | string>;

/** Events of one type and name. */
export interface EventKindsTable {
  id: Generated<number>;
  type: string;
  name: string;
}

/** Some events of a kind, in the order of their arrival. */
export interface EventChunksTable {
  kind_id: number;
  /** From 0. All but the last are full. */
  chunk: number;
  /** Another whenever something in it changes; no two chunks ever have the same. */
  version: GeneratedBigInteger;
  rows: number;
  first_arrival: BigInteger;
  last_arrival: BigInteger;
  /** Milliseconds: the earliest event. */
  from_time: number;
  /** Milliseconds: the latest event. */
  to_time: number;
  /** The lowest number in the inbox. */
  first_id: number;
  /** Paths of which there may be values that no column has; see `isLeftOut`. */
  left_out: string[];
  /** Numbers of identifiers, of 4 bytes; 0 where the event was erased. */
  people: Buffer;
  /** Milliseconds after `from_time`. */
  times: Buffer;
  /** Numbers in the inbox after `first_id`. */
  ids: Buffer;
}

/** What the events of a chunk have at one path. */
export interface EventColumnsTable {
  kind_id: number;
  chunk: number;
  path: string;
  /** How many values each event has, a byte each; null where none has more than one. */
  counts: Buffer | null;
  /** Places in the dictionary from 1; 0 for no value. */
  codes: Buffer;
  /** JSON: a list of values. */
  dictionary: string;
}

/** One row: how far columns have come. */
export interface EventColumnsProgressTable {
  only_row: Generated<true>;
  /** Events up to this arrival are in chunks. */
  up_to: BigInteger;
}

/** Identifiers that went to another profile, that were first seen, or that are gone. */
export interface IdentifierChangesTable {
  change: GeneratedBigInteger;
  number: number;
}

/** Identifiers of which traits were said. */
export interface TraitChangesTable {
  change: GeneratedBigInteger;
  identifier_id: string;
}
