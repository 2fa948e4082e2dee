import { StartError } from './ports.ts';
import type { SiteSettings } from './services.ts';

/** The workflow of `config/cdp.config.ts` that sends the films to the connector. */
const FILMS = 'product-films';

/**
 * Lets the connector know the films of a shop that was filled just now, rather than the night after:
 * audiences and computed traits look at the genre of a film.
 *
 * @throws StartError when the connector does not begin
 */
export async function fillCatalogue({ addresses, secrets }: SiteSettings): Promise<void> {
  const reply = await fetch(new URL(`/management/workflows/${FILMS}/runs`, addresses.connector), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secrets.CDP_SECRET}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ requestedBy: 'npm start' }),
  });
  // Another run of it is as good.
  if (reply.ok || reply.status === 409) return;
  throw new StartError(
    `The connector did not take in the films (${reply.status}): ${await reply.text()}\nRun the workflow «Films» in the admin panel.`,
  );
}
