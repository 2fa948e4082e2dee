import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import {
  type Destination,
  type DestinationHealth,
  type DestinationTestResult,
  destinationTestSchema,
  PLATFORM_DESTINATION,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { parseInput } from '../server/index.ts';
import { TransferFailure } from './failure.ts';
import { findDestination } from './find.ts';
import { readHealth } from './health/index.ts';
import { kindOf } from './kinds.ts';

/** Milliseconds that a test takes at most: somebody looks at a button meanwhile. */
const PATIENCE = 15_000;

/** `/destinations` and `/destinations/test`, below `/management`. */
export function destinationRoutes(
  platform: Platform,
  definitions: DefinitionsStore,
): FastifyPluginAsync {
  return async (server) => {
    server.get('/destinations', async (): Promise<{ items: DestinationHealth[] }> => {
      return { items: await readHealth(platform.database, platform.clock()) };
    });

    server.post('/destinations/test', async (request): Promise<DestinationTestResult> => {
      const asked = parseInput(destinationTestSchema, request.body);
      const began = performance.now();
      const problem = await problemOf(async () => {
        const known = 'key' in asked ? await find(asked.key) : asked.destination;
        if (known) await test(known, request);
      });
      return { problem, took: Math.round(performance.now() - began) };
    });
  };

  function find(key: string): Promise<Destination | undefined> {
    if (key === PLATFORM_DESTINATION) return Promise.resolve(undefined);
    return findDestination({ platform, definitions }, key);
  }

  function test(destination: Destination, { raw }: FastifyRequest): Promise<void> {
    const gone = new AbortController();
    raw.socket.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]);
    const patient =
      'timeout' in destination
        ? { ...destination, timeout: Math.min(destination.timeout, PATIENCE) }
        : destination;
    return kindOf(patient).test(platform, patient, signal);
  }
}

async function problemOf(test: () => Promise<void>): Promise<string | null> {
  try {
    await test();
    return null;
  } catch (error) {
    if (error instanceof TransferFailure) return error.message;
    throw error;
  }
}
