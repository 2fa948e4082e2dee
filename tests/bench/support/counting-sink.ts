import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A receiver of POSTs that keeps nothing. */
export type CountingSink = {
  url: string;
  /** Bytes received so far. */
  bytes(): number;
  stop(): Promise<void>;
};

/** Starts a receiver that takes next to no time itself. */
export async function startCountingSink(): Promise<CountingSink> {
  let bytes = 0;
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
    });
    request.on('end', () => response.writeHead(200).end());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    bytes: () => bytes,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}
