import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
// From the source: `npm test` and `npm start` load this file before anything is built.
import { runSchema } from '../../config/src/exports/run.ts';
import { StartError } from './ports.ts';
import type { SiteSettings } from './services.ts';

/** The workflow of `config/cdp.config.ts` that sends the films to the connector. */
const FILMS = 'product-films';

/** Milliseconds for the connector to tell a new Strapi which fields leave, and to take the films in. */
const PATIENCE = 120_000;

/** Milliseconds between two looks. */
const INTERVAL = 250;

/**
 * Lets the connector know the films of a shop that was filled just now, rather than the night after:
 * audiences and computed traits look at the genre of a film.
 *
 * @param signal ends it early
 * @throws StartError when they are not in after all that patience
 */
export async function fillCatalogue(
  { addresses, secrets }: SiteSettings,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  const pause = async (reason: string) => {
    if (Date.now() > deadline) throw new StartError(`The films were not taken in: ${reason}`);
    await delay(INTERVAL, undefined, { signal });
  };
  const ask = async <Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body?: object,
  ): Promise<z.infer<Schema>> => {
    const reply = await fetch(new URL(`/management${path}`, addresses.connector), {
      method: body ? 'POST' : 'GET',
      signal,
      headers: {
        authorization: `Bearer ${secrets.CDP_SECRET}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new StartError(`The films were not taken in: ${await reply.text()}`);
    return schema.parse(await reply.json());
  };

  const { id } = await ask(runSchema, `/workflows/${FILMS}/runs`, { requestedBy: 'npm start' });
  for (;;) {
    const { state, error } = await ask(runSchema, `/runs/${id}`);
    if (state === 'finished') return;
    if (state === 'failed') throw new StartError(`The films were not taken in: ${error}`);
    await pause(error ?? state);
  }
}
