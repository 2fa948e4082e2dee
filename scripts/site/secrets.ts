import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Everything that Strapi, the plugin and the connector need to keep secret, and how it is made. */
const generators = {
  APP_KEYS: () => [random(24), random(24)].join(','),
  ADMIN_JWT_SECRET: () => random(32),
  API_TOKEN_SALT: () => random(24),
  TRANSFER_TOKEN_SALT: () => random(24),
  ENCRYPTION_KEY: () => random(32),
  JWT_SECRET: () => random(32),
  CDP_SECRET: () => random(36),
};

/** Secrets by the names of their environment variables. */
export type Secrets = Record<keyof typeof generators, string>;

const storedSchema = z.record(z.string(), z.string());

/** Makes a set of secrets; tests use one that is never stored. */
export function generateSecrets(): Secrets {
  const entries = Object.entries(generators).map(([name, generate]) => [name, generate()]);
  return Object.fromEntries(entries);
}

/**
 * The secrets of this copy: made on the first start, kept in a file that only its owner may read.
 * Environment variables of the same names win.
 */
export async function loadSecrets(file: string): Promise<Secrets> {
  const stored = storedSchema.parse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
  const secrets = { ...generateSecrets(), ...stored };
  if (Object.keys(secrets).length > Object.keys(stored).length) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  }
  const names = Object.keys(generators) as (keyof Secrets)[];
  for (const name of names) secrets[name] = process.env[name] || secrets[name];
  return secrets;
}
