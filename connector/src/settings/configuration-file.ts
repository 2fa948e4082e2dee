import { access, readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Configuration, configurationSchema } from 'strapi-cdp-config';
import type { z } from 'zod';
import { SettingsError, type SettingsProblem } from './problems.ts';

/** Where a configuration file is looked for when nobody says where it is. */
export const DEFAULT_FILES = ['ts', 'js', 'mjs', 'json'].map((type) => `config/cdp.config.${type}`);

/** A checked configuration and the file that it came from; undefined where there is none. */
export interface LoadedConfiguration {
  configuration: Configuration;
  file: string | undefined;
}

/**
 * Reads and checks the configuration file. TypeScript is run by Node itself.
 *
 * @param wanted the file that someone asked for; without it a file of a default name is taken, and
 *   none is fine
 * @param directory what relative paths are relative to
 * @throws SettingsError with everything that is wrong
 */
export async function loadConfiguration(
  wanted: string | undefined,
  directory: string,
): Promise<LoadedConfiguration> {
  const file = wanted ?? (await firstExisting(DEFAULT_FILES, directory));
  if (file === undefined) return { configuration: configurationSchema.parse({}), file };
  const content = await readConfiguration(file, resolve(directory, file));
  const parsed = configurationSchema.safeParse(content);
  if (!parsed.success) throw new SettingsError(parsed.error.issues.flatMap((one) => at(file, one)));
  return { configuration: parsed.data, file };
}

async function readConfiguration(name: string, path: string): Promise<unknown> {
  if (!(await exists(path))) {
    throw problem(name, 'There is no such file; correct CDP_CONFIG or --config.');
  }
  try {
    if (extname(path) === '.json') return JSON.parse(await readFile(path, 'utf8'));
    const module: unknown = await import(pathToFileURL(path).href);
    if (module && typeof module === 'object' && 'default' in module) return module.default;
  } catch (error) {
    throw problem(name, `It cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  throw problem(name, 'It exports nothing: write «export default defineConfig({ … })».');
}

/** Looks into the alternatives of a union: there stands what is really wrong. */
function at(file: string, issue: z.core.$ZodIssue): SettingsProblem[] {
  const nested = issue.code === 'invalid_union' ? issue.errors.flat() : [];
  const where = (path: PropertyKey[]) => `${file}: ${path.map(String).join('.') || '(the whole)'}`;
  if (nested.length === 0) return [{ where: where(issue.path), message: issue.message }];
  const messages = [...new Set(nested.map(({ message }) => message))];
  return [{ where: where(issue.path), message: messages.join(' Or: ') }];
}

function problem(name: string, message: string): SettingsError {
  return new SettingsError([{ where: name, message }]);
}

async function firstExisting(names: string[], directory: string): Promise<string | undefined> {
  for (const name of names) if (await exists(resolve(directory, name))) return name;
  return undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
