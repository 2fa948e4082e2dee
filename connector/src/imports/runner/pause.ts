import { setTimeout as delay } from 'node:timers/promises';
import { noteWaiting } from '../runs/index.ts';
import type { ImportParts } from './carry-out.ts';

/** Milliseconds between two looks at what is being processed. */
const WAIT = 250;

/** Lets events be processed for a moment, and says that the import waits for that. */
export async function pause({ platform, run, signal }: ImportParts): Promise<void> {
  await noteWaiting(platform.database, run, platform.clock());
  await delay(WAIT, undefined, { signal });
}
