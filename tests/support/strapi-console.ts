import { join } from 'node:path';
import type { Core } from '@strapi/types';
import { freePort } from '../../scripts/processes/index.ts';
import { root } from '../../scripts/root.ts';
import { type Strapi, type StrapiOptions, startStrapi } from './strapi.ts';
import { eventually } from './wait.ts';

/** Strapi as a process of its own, within which a test can run code. */
export type StrapiConsole = Strapi & {
  /**
   * Runs a function within Strapi. It is sent as text: it sees its parameters and nothing else.
   *
   * @param argument what JSON can hold
   * @throws what it throws
   */
  run<Argument, Result>(
    work: (strapi: Core.Strapi, argument: Argument) => Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
};

/** Starts Strapi with a console. Stop it at the end of the test. */
export async function startStrapiConsole(options: StrapiOptions): Promise<StrapiConsole> {
  const port = await freePort();
  const strapi = await startStrapi({
    ...options,
    program: join(root, 'tests/fixtures/strapi-console.ts'),
    env: { ...options.env, CONSOLE_PORT: String(port) },
  });
  const post = (body: string) => fetch(`http://127.0.0.1:${port}`, { method: 'POST', body });

  return {
    ...strapi,
    async run(work, argument) {
      const body = JSON.stringify({ code: String(work), argument });
      // It listens a moment after Strapi does.
      const reply = await eventually(() => post(body));
      const text = await reply.text();
      if (!reply.ok) throw new Error(text);
      return JSON.parse(text);
    },
  };
}
