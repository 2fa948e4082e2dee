import {
  type DestinationHealth,
  type DestinationTest,
  type DestinationTestResult,
  destinationHealthsSchema,
  destinationTestResultSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';

/** Milliseconds: the destination may take its time. */
const TEST_TIMEOUT = 20_000;

/** The part of the management API that is about destinations. */
export interface DestinationRequests {
  destinationHealths(): Promise<DestinationHealth[]>;
  testDestination(test: DestinationTest): Promise<DestinationTestResult>;
}

/** How each of them is sent. */
export function destinationRequests(request: Send): DestinationRequests {
  return {
    destinationHealths: async () =>
      readBody(destinationHealthsSchema, await request('GET', '/destinations')).items,
    testDestination: async (body) =>
      readBody(
        destinationTestResultSchema,
        await request('POST', '/destinations/test', { body, timeout: TEST_TIMEOUT }),
      ),
  };
}
