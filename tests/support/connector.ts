import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ConfigurationInput, Status } from 'strapi-cdp-config';
import { freePort, startChild, waitUntilReady } from '../../scripts/processes/index.ts';
import { root } from '../../scripts/root.ts';

/** The connector is up within this on a busy machine, in ms. */
const patience = 60_000;

const run = promisify(execFile);

/** A connector as a process of its own. */
export type Connector = {
  url: string;
  /** Of the process that runs at present. */
  readonly processId: number;
  /** Bytes of memory that its process holds now. */
  memory(): Promise<number>;
  /** Calls the management API and fails for every status that is no success. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on what it reads, deep in the body.
  management(method: string, path: string, body?: unknown): Promise<any>;
  /** Sends bytes to the management API, and fails likewise. */
  upload(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  status(): Promise<Status>;
  stop(): Promise<void>;
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>;
  /** Starts it again on the same port, database and configuration. */
  restart(): Promise<void>;
};

export type ConnectorOptions = {
  databaseUrl: string;
  strapiUrl: string;
  /** Shared with Strapi. */
  secret: string;
  configuration?: ConfigurationInput;
  /** Taken when something else must know it before the connector starts. */
  port?: number;
  env?: Record<string, string>;
};

/** Starts a connector and waits until it is ready. Stop it at the end of the test. */
export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const { secret } = options;
  const directory = await mkdtemp(join(tmpdir(), 'connector-'));
  const configurationFile = join(directory, 'cdp.config.json');
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;

  const boot = async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(configurationFile, JSON.stringify(options.configuration ?? {}));
    const child = startChild({
      name: 'The connector',
      command: [join(root, 'connector/dist/cli.js'), 'start'],
      directory,
      env: {
        CDP_SECRET: secret,
        CDP_DATABASE_URL: options.databaseUrl,
        CDP_STRAPI_URL: options.strapiUrl,
        CDP_PORT: String(port),
        CDP_CONFIG: configurationFile,
        CDP_DEFINITIONS_INTERVAL: '1',
        // A busy machine must not make requests of tests be refused.
        CDP_MAX_DELAY: '60000',
        ...options.env,
      },
    });
    try {
      await waitUntilReady(child, { url: `${url}/health/ready`, status: 200 }, patience);
    } catch (error) {
      await child.stop();
      throw error;
    }
    return child;
  };
  let child = await boot();

  const ask = async (
    method: string,
    path: string,
    type: string,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => {
    const reply = await fetch(`${url}/management${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': type },
      ...(body !== undefined && { body }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const management: Connector['management'] = (method, path, body) =>
    ask(method, path, 'application/json', body === undefined ? undefined : JSON.stringify(body));

  return {
    url,
    get processId() {
      return child.processId;
    },
    async memory() {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.processId)]);
      return Number(stdout) * 1024;
    },
    management,
    upload: (path, bytes) => ask('PUT', path, 'application/octet-stream', bytes),
    status: () => management('GET', '/status'),
    async stop() {
      await child.stop();
      await rm(directory, { recursive: true, force: true });
    },
    async kill() {
      child.kill('SIGKILL');
      await child.ended;
    },
    async restart() {
      child = await boot();
    },
  };
}
