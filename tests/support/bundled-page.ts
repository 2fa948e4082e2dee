import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';

/** A site that is nothing but a page with a script. */
export type BundledPage = { url: string; stop(): Promise<void> };

/** Serves a page, on an origin of its own, whose script is bundled from this module. */
export async function serveBundledPage(module: string): Promise<BundledPage> {
  const { outputFiles } = await build({
    stdin: { contents: module, resolveDir: root },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js';
    response
      .writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' })
      .end(
        isScript ? script : '<!doctype html><title>Shop</title><script src="/script.js"></script>',
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Makes a page's clock wrong: a script to run before its own. */
export function clockOffBy(milliseconds: number): string {
  return `{
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...parts) {
        super(...(parts.length > 0 ? parts : [Right.now() + ${milliseconds}]));
      }
      static now() {
        return Right.now() + ${milliseconds};
      }
    };
  }`;
}
