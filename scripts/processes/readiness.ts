import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';

/** The address that tells when a child is ready, and the status that it answers with then. */
export type Readiness = { url: string; status: number };

/** A child ended before it was ready, or took too long. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/** How often the address is asked, in ms. */
const interval = 150;

/**
 * Waits until a child answers as it should.
 *
 * @param patience in ms
 * @throws NotReadyError with its last lines of output
 */
export async function waitUntilReady(
  child: Child,
  readiness: Readiness,
  patience: number,
): Promise<void> {
  let over = false;
  child.ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + patience;
  for (let last = 'nothing'; ; await sleep(interval)) {
    if (over) throw new NotReadyError(await describeEnding(child));
    if (Date.now() > deadline) {
      throw new NotReadyError(
        `${child.name} did not get ready within ${patience / 1000} seconds (${readiness.url} answered ${last}).${tail(child)}`,
      );
    }
    last = await ask(readiness.url);
    if (last === String(readiness.status)) return;
  }
}

async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return String(response.status);
  } catch {
    return 'nothing';
  }
}

/** What to tell about a child that has ended although it should run. */
export async function describeEnding(child: Child): Promise<string> {
  const { code, signal } = await child.ended;
  const how = signal ? `was killed by ${signal}` : `ended with exit code ${code}`;
  const hint = hints.find(({ pattern }) => pattern.test(child.lastLines().join('\n')))?.sentence;
  return `${child.name} ${how}.${hint ? ` ${hint}` : ''}${tail(child)}`;
}

/** Reasons that people can do something about. */
const hints = [
  { pattern: /ENOSPC|No space left on device/, sentence: 'The disk is full: free some space.' },
  { pattern: /EADDRINUSE/, sentence: 'Another program took its port in the meantime.' },
  {
    pattern: /heap out of memory|SIGKILL/,
    sentence:
      'It ran out of memory: close other programs, or raise NODE_OPTIONS=--max-old-space-size.',
  },
  {
    pattern:
      /ECONNREFUSED|password authentication failed|ENOTFOUND|database "[^"]+" does not exist/,
    sentence: 'It could not use its database: check CDP_DATABASE_URL and the DATABASE_ variables.',
  },
];

const shownLines = 15;

function tail(child: Child): string {
  const lines = child.lastLines().slice(-shownLines);
  const where = child.logFile ? ` Its log: ${child.logFile}` : '';
  return lines.length === 0
    ? where
    : `${where}\nIts last lines:\n${lines.map((line) => `  | ${line}`).join('\n')}`;
}
