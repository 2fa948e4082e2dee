import type { Configuration } from 'strapi-cdp-config';
import { loadConfiguration } from './configuration-file.ts';
import { checkEnvironment, unknownVariables } from './environment.ts';
import { SettingsError, type SettingsProblem } from './problems.ts';
import { type Settings, settingsFrom } from './settings.ts';

/** Everything that a connector is told from outside. */
export interface LoadedSettings {
  settings: Settings;
  configuration: Configuration;
  /** The configuration file; undefined where there is none. */
  file: string | undefined;
  /** What is odd but does not stop the connector. */
  warnings: SettingsProblem[];
}

/**
 * Reads and checks the environment and the configuration file.
 *
 * @param config the file that the command line names; goes before CDP_CONFIG
 * @throws SettingsError with the problems of both at once
 */
export async function loadSettings(
  environment: NodeJS.ProcessEnv,
  config?: string,
  directory = process.cwd(),
): Promise<LoadedSettings> {
  const wanted = config ?? (environment.CDP_CONFIG?.trim() || undefined);
  const warnings = unknownVariables(environment);
  const [checked, loaded] = await Promise.allSettled([
    Promise.resolve().then(() => checkEnvironment(environment)),
    loadConfiguration(wanted, directory),
  ]);
  if (checked.status === 'rejected' || loaded.status === 'rejected') {
    throw together([checked, loaded], warnings);
  }
  return {
    settings: settingsFrom(checked.value),
    ...loaded.value,
    warnings,
  };
}

/** What is odd may well be the reason for what is wrong, so it is told along. */
function together(results: PromiseSettledResult<unknown>[], warnings: SettingsProblem[]): unknown {
  const reasons = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const problems: SettingsProblem[] = [];
  for (const reason of reasons) {
    if (!(reason instanceof SettingsError)) return reason;
    problems.push(...reason.problems);
  }
  return new SettingsError([...problems, ...warnings]);
}
