import type { Transaction } from 'kysely';
import type {
  ActivationRow,
  Destination as Definition,
  DestinationKind,
  ExportRecord,
  WorkflowOptions,
} from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import type { Platform } from '../platform.ts';

/** Records that are delivered together. */
export interface Batch<Item = ExportRecord> {
  /** Stands for these records: a batch that is sent again carries the same key. */
  key: string;
  records: Item[];
}

/** What a delivery can count on. */
export interface DeliveryContext {
  /** Aborts when the process stops or the run goes to another worker. */
  signal: AbortSignal;
  /** Bytes that this run has delivered up to its checkpoint. */
  offset: number;
}

/** What a delivery came to. */
export interface Delivered {
  bytes: number;
}

/**
 * Writes to the database of the connector: it delivers within the transaction of the checkpoint.
 * Both happen or neither, so each record counts exactly once.
 */
export interface InternalDestination {
  guarantee: 'transaction';
  deliver(batch: Batch, transaction: Transaction<Database>): Promise<Delivered>;
}

/**
 * Writes elsewhere, before the checkpoint. After a crash between the two the batch comes again:
 *
 * - `rewind`: the destination undoes what lies behind the checkpoint (`context.offset`). The batch
 *   may have changed by then.
 * - `key`: the destination cannot undo. The batch comes with the same key and the same records, so
 *   that the receiver can tell that it has it.
 */
export interface ExternalDestination {
  guarantee: 'rewind' | 'key';
  deliver(batch: Batch, context: DeliveryContext): Promise<Delivered>;
  /**
   * Nothing that was delivered arrives before this. Called after the last batch, and again after a
   * crash. What a run without it delivered arrives batch by batch.
   */
  finish?(context: DeliveryContext): Promise<void>;
  /** The run gave up: removes what it left behind. */
  abandon?(): Promise<void>;
  /** Lets go of what a process holds; the run may go on elsewhere. */
  close?(): Promise<void>;
}

/** Where the records of one run go. Failures are TransferFailures, whose sentence is shown to editors. */
export type Destination = InternalDestination | ExternalDestination;

/** Whose records a destination is opened for. */
export interface DestinationRun {
  id: string;
  workflowKey: string;
  startedAt: Date;
  options: Pick<WorkflowOptions, 'destination' | 'streamId' | 'status'>;
  /** Only tried: what arrives is marked as a draft. */
  draft: boolean;
}

/** What destinations are made of. */
export type DestinationPlatform = Pick<Platform, 'clock'>;

/** The definition of a destination of one kind. */
export type DefinitionOf<Kind extends DestinationKind> = Extract<Definition, { kind: Kind }>;

/** What an activation is called at its destination. */
export interface ActivationStream {
  /** Its identifier. */
  identifier: string;
}

/**
 * How a destination is told of people: of some at a time, each batch with a key by which the receiver
 * knows it when it comes again; or of all members of an audience as a whole, which replaces what it was
 * given before. Failures are TransferFailures.
 */
export type MemberDestination =
  | {
      takes: 'batches';
      deliver(
        batch: Batch<ActivationRow>,
        context: Pick<DeliveryContext, 'signal'>,
      ): Promise<Delivered>;
    }
  | {
      takes: 'all';
      /** @param columns names of what every row has, in their order */
      write(
        rows: AsyncIterable<ActivationRow>,
        columns: string[],
        context: Pick<DeliveryContext, 'signal'>,
      ): Promise<void>;
    };

/** A kind of destination. A new one is a folder with one of these, and a line in `kinds.ts`. */
export interface DestinationKindOf<Kind extends DestinationKind> {
  kind: Kind;
  open(
    platform: DestinationPlatform,
    definition: DefinitionOf<Kind>,
    run: DestinationRun,
  ): ExternalDestination;
  /** Opens it for an activation. */
  openForMembers(
    platform: DestinationPlatform,
    definition: DefinitionOf<Kind>,
    activation: ActivationStream,
  ): MemberDestination;
  /** What it would send of these records, for people to look at. */
  preview(definition: DefinitionOf<Kind>, records: ExportRecord[]): unknown[];
  /**
   * Tries whether it can be delivered to, without leaving anything behind.
   *
   * @throws TransferFailure that says why not
   */
  test(
    platform: DestinationPlatform,
    definition: DefinitionOf<Kind>,
    signal: AbortSignal,
  ): Promise<void>;
}
