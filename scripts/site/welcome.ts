import { relative } from 'node:path';
import { stateDirectory } from '../root.ts';
import { duration, paint } from '../terminal/index.ts';
import type { Addresses } from './services.ts';

/** Password of the admin user and of all customers that the playground makes on its first start. */
const password = 'Film-shop-1';

/** Tells where everything is, how to log in, and what to try first. */
export function printWelcome({ strapi, connector, storefront }: Addresses): void {
  const taken = duration(Date.now() - performance.timeOrigin);
  const rows: [string, string, string][] = [
    ['Shop', storefront.href, `log in as customer1@example.com / ${password}`],
    ['Admin', new URL('/admin', strapi).href, `log in as admin@example.com / ${password}`],
    ['Connector', connector.href, 'tracking API at /v1, health at /health/ready'],
  ];
  const lines = rows.map(
    ([name, address, note]) =>
      `  ${name.padEnd(10)} ${paint('cyan', address.padEnd(30))} ${paint('dim', note)}`,
  );
  console.log(`
${paint(['bold', 'green'], `The film shop is ready, after ${taken}.`)}

${lines.join('\n')}

Try first:
  1. In the shop, accept the banner, look at two films, buy one, and log in. Then find yourself in
     Customer data › Profiles: what you did before and after the login is one history.
  2. In Customer data › Workflows, press "Run now" beside the articles, and watch the run finish.
  3. In the shop, look at three thrillers and go back to its first page: it greets a thriller fan.
     Customer data › Audiences says why, and lets you describe an audience of your own.

Logs are in ${relative(process.cwd(), stateDirectory) || stateDirectory}/logs. ${paint('bold', 'Ctrl-C')} stops everything; the data stays.
`);
}
