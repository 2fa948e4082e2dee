import { createHash, randomBytes } from 'node:crypto';
import {
  type KeyOverlap,
  type SourceKind,
  WRITE_KEYS_LIMIT,
  type WriteKey,
} from 'strapi-cdp-config';
import { ConflictError } from '../http/index.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds that the keys before a new one go on working. */
const OVERLAPS: Record<KeyOverlap, number> = { none: 0, day: DAY, week: 7 * DAY };

/** What keys begin with: tells people and secret scanners what they have found. */
const BEGINNINGS: Record<SourceKind, string> = { browser: 'cdp_pub_', server: 'cdp_sec_' };

/** Random bytes of a key: beyond guessing, so that a plain digest protects it. */
const RANDOM_BYTES = 24;

const PREFIX_LENGTH = 12;

/** Length of the name of a key within its source. */
const ID_LENGTH = 16;

/** A write key that was just made: what its owner is told once, and what is kept. */
export interface NewWriteKey {
  writeKey: string;
  kept: WriteKey;
}

/** Makes a write key. Of a server's key only the digest is kept. */
export function newWriteKey(kind: SourceKind, now: Date): NewWriteKey {
  const writeKey = BEGINNINGS[kind] + randomBytes(RANDOM_BYTES).toString('base64url');
  return {
    writeKey,
    kept: {
      digest: createHash('sha256').update(writeKey).digest('hex'),
      prefix: writeKey.slice(0, PREFIX_LENGTH),
      value: kind === 'browser' ? writeKey : null,
      createdAt: now.toISOString(),
      expiresAt: null,
    },
  };
}

/** Names a key within its source without telling anything that it can be used by. */
export function idOfKey({ digest }: WriteKey): string {
  return digest.slice(0, ID_LENGTH);
}

/**
 * Puts a new key first. Those before it end with the overlap, unless they end sooner; what has ended
 * is left out.
 *
 * @throws ConflictError when there are too many that still work
 */
export function rotated(
  keys: readonly WriteKey[],
  kept: WriteKey,
  overlap: KeyOverlap,
  now: Date,
): WriteKey[] {
  const end = now.getTime() + OVERLAPS[overlap];
  const older = keys
    .map((key) => ({
      ...key,
      expiresAt: new Date(Math.min(end, endOf(key))).toISOString(),
    }))
    .filter((key) => endOf(key) > now.getTime());
  if (older.length >= WRITE_KEYS_LIMIT) {
    throw new ConflictError(
      `${WRITE_KEYS_LIMIT} keys of this source still work: revoke one, then make another.`,
    );
  }
  return [kept, ...older];
}

/**
 * Takes a key away at once.
 *
 * @throws ConflictError when no other key would work any more
 */
export function revoked(keys: readonly WriteKey[], id: string, now: Date): WriteKey[] {
  const others = keys.filter((key) => idOfKey(key) !== id);
  if (!others.some((key) => endOf(key) > now.getTime())) {
    throw new ConflictError(
      'This is the only key that works. Rotate it, or switch the source off to refuse everything.',
    );
  }
  return others;
}

function endOf({ expiresAt }: WriteKey): number {
  return expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY;
}
