import { setTimeout as delay } from 'node:timers/promises';
// From the source: `npm test` and `npm start` load this file before anything is built.
import { type Run, runSchema } from '../../config/src/exports/run.ts';
import { StartError } from './ports.ts';
import type { SiteSettings } from './services.ts';

/** The workflow of `config/cdp.config.ts` that sends the films to the connector. */
const FILMS = 'product-films';

/** Milliseconds for the connector to tell a new Strapi which fields leave, and to take the films in. */
const PATIENCE = 120_000;

/** Milliseconds between two looks. */
const INTERVAL = 500;

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
  const ask = async (method: 'GET' | 'POST', path: string): Promise<Run> => {
    const reply = await fetch(new URL(`/management${path}`, addresses.connector), {
      method,
      signal,
      headers: {
        authorization: `Bearer ${secrets.CDP_SECRET}`,
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body: JSON.stringify({ requestedBy: 'npm start' }) }),
    });
    if (!reply.ok) throw new StartError(`The films were not taken in: ${await reply.text()}`);
    return runSchema.parse(await reply.json());
  };
  const deadline = Date.now() + PATIENCE;
  let run = await ask('POST', `/workflows/${FILMS}/runs`);
  while (run.state !== 'finished') {
    if (Date.now() > deadline) {
      throw new StartError(`The films were not taken in: ${run.error ?? run.state}`);
    }
    await delay(INTERVAL, undefined, { signal });
    // A Strapi that was just made does not know yet which fields leave, and says so.
    run =
      run.state === 'failed'
        ? await ask('POST', `/workflows/${FILMS}/runs`)
        : await ask('GET', `/runs/${run.id}`);
  }
}
