import { createServer } from 'node:net';
import got from 'got';
import { type Finding, fine, wrong } from './finding.ts';

/** Milliseconds that whoever listens there may take to answer. */
const PATIENCE = 3_000;

/** Is the port free, or taken by a connector already? */
export async function checkPort(host: string, port: number): Promise<Finding[]> {
  const check = 'port';
  const failure = port === 0 ? undefined : await tryToListen(host, port);
  if (failure === undefined) return [fine(check, `Port ${port} on ${host} is free.`)];
  if (failure === 'EADDRINUSE' && (await isConnector(host, port))) {
    return [fine(check, `A connector is running on port ${port}.`)];
  }
  if (failure === 'EADDRINUSE') {
    return [
      wrong(
        check,
        `Port ${port} on ${host} is taken by another program.`,
        'Stop that program, or set CDP_PORT to another port.',
      ),
    ];
  }
  return [
    wrong(
      check,
      `The connector could not listen on ${host}:${port} (${failure}).`,
      'Correct CDP_HOST and CDP_PORT.',
    ),
  ];
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}

async function isConnector(host: string, port: number): Promise<boolean> {
  const address = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const name = address.includes(':') ? `[${address}]` : address;
  return got(`http://${name}:${port}/health/live`, {
    timeout: { request: PATIENCE },
    retry: { limit: 0 },
  }).then(
    ({ body }) => body === '{"status":"live"}',
    () => false,
  );
}
