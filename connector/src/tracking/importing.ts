import type { Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Platform } from '../platform.ts';
import { estimateBacklog, inboxSpan } from './backlog.ts';
import { deskOf } from './desk.ts';
import { FREE } from './policy/index.ts';
import { type AcceptedEvent, acceptMessage, type Rejection } from './receiving/accept.ts';
import { addInTransaction } from './receiving/inbox.ts';

/**
 * Events that may wait while more are imported. Far fewer than the tracking API takes, because
 * events are processed in their order: live ones must not stand behind a whole file.
 */
const MOST_WAITING = 20_000;

/** A row of a file as a message of the tracking API. */
export interface ImportedMessage {
  message: Record<string, unknown>;
  /** Address that names the customer. */
  email: string | null;
}

/** The way of imported events into the inbox: the same checks, the same tables as for all others. */
export interface Importing {
  /** Checks a message. Its source is trusted as a server is. */
  accept(
    imported: ImportedMessage,
    receivedAt: Date,
  ): { event: AcceptedEvent } | { rejection: Rejection };
  /** Stores events in a transaction of the caller's. */
  store(
    transaction: Transaction<Database>,
    source: string,
    receivedAt: Date,
    events: AcceptedEvent[],
  ): Promise<void>;
  /** Says that events were committed. */
  stored(source: string, events: number): void;
  /** Where the inbox ends by now: what is stored later comes after it. */
  mark(): Promise<number>;
  /** Whether everything that was stored before a mark has been processed, or set aside. */
  isProcessed(mark: number): Promise<boolean>;
  /** Whether imports must wait until events have been processed. */
  isFull(): Promise<boolean>;
}

/** Opens the way for one connector. */
export function importingOf(platform: Platform): Importing {
  const desk = deskOf(platform);
  const { trackingLimits: limits } = platform.settings;
  const around = { context: {}, integrations: {}, sentAt: null, limits, policy: FREE };
  return {
    accept: ({ message, email }, receivedAt) =>
      acceptMessage(message, { ...around, email, receivedAt }),
    store: (transaction, source, receivedAt, events) =>
      addInTransaction(transaction, { source, trusted: true, receivedAt, events }),
    stored(source, events) {
      desk.metrics.accepted(source, events);
      desk.signals.emit('stored');
    },
    mark: async () => (await inboxSpan(platform)).last,
    isProcessed: async (mark) => (await inboxSpan(platform)).first > mark,
    isFull: async () => (await estimateBacklog(platform)) > MOST_WAITING,
  };
}
