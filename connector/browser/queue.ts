import { mayTrack, preferences } from './consent.ts';
import type { Message } from './message.ts';
import { segments } from './segments.ts';
import { read, write } from './storage.ts';

const NAME = 'queue';

/** Messages that wait at most: beyond that, the oldest go. */
const CAPACITY = 500;

/** Bytes of one request: browsers send no more than 64 KB once a page is left. */
const MOST_BYTES = 60_000;

/** Bytes of one message, as the tracking API has it. */
const MOST_MESSAGE_BYTES = 32_768;

/** Holds the queue until there is consent, and where the browser keeps nothing. */
let memory: Message[] = [];

// Read anew each time: other tabs share the queue on the device.
const load = (): Message[] => (mayTrack() && read<Message[]>(NAME)) || memory;

function save(messages: Message[]): void {
  memory = messages.slice(-CAPACITY);
  write(NAME, mayTrack() ? memory : undefined);
}

const bytesOf = (message: Message): number => new Blob([JSON.stringify(message)]).size;

/**
 * Puts a message at the end.
 *
 * @returns how many wait
 */
export function enqueue(message: Message): number {
  if (bytesOf(message) > MOST_MESSAGE_BYTES) {
    console.warn('cdp: left out over 32 KB');
  } else {
    save([...load(), message]);
  }
  return memory.length;
}

/** The oldest messages that fit in one request, without those whose visitor is not known yet. */
export function take(underway: Message[]): Message[] {
  let bytes = 0;
  return allBut(underway).filter((message) => {
    if (message.anonymousId) bytes += bytesOf(message);
    return message.anonymousId && bytes < MOST_BYTES;
  });
}

/** Removes messages that are settled. */
export function settle(settled: Message[]): void {
  save(allBut(settled));
}

function allBut(some: Message[]): Message[] {
  const ids = some.map(({ messageId }) => messageId);
  return load().filter(({ messageId }) => !ids.includes(messageId));
}

/** Writes on every message that waits for it who the visitor is, and what is known of them. */
export function stamp(anonymousId: string): void {
  const consent = preferences && { categoryPreferences: preferences };
  save(
    load().map((message) =>
      message.anonymousId
        ? message
        : { ...message, anonymousId, context: { ...message.context, segments, consent } },
    ),
  );
}

/** Forgets everything that waits. */
export function clear(): void {
  save([]);
}
