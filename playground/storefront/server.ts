import { createStorefront } from './app.ts';
import { readSettings } from './settings.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createStorefront(settings);
  const stop = () => {
    app.close().catch(fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const address = await app.listen({ host: settings.host, port: settings.port });
  console.log(`[storefront] listening on ${address}`);
}

function fail(error: unknown): void {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const hint = 'Another program uses this port: stop it, or set STOREFRONT_PORT to another one.';
  console.error(`[storefront] ${message ?? error}${code === 'EADDRINUSE' ? `\n${hint}` : ''}`);
  process.exitCode = 1;
}

main().catch(fail);
