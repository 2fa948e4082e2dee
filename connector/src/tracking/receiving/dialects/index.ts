import type { Exchange } from '../delivery.ts';
import { jitsu } from './jitsu.ts';
import { posthog } from './posthog.ts';
import { rudder } from './rudder.ts';
import { segment } from './segment.ts';

/** Every route of the tracking API, by dialect. */
export const exchanges: Exchange[] = [...segment, ...rudder, ...jitsu, ...posthog];
