import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The comparison server (see bare-server.ts). */
export type BareServer = { url: string; stop(): Promise<void> };

/** Starts the comparison server. @param databaseUrl has the table `bare`, if rows are asked for */
export async function startBareServer(databaseUrl: string): Promise<BareServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    env: { ...process.env, BARE_DATABASE_URL: databaseUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return {
    url: String(line).trim(),
    async stop() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
