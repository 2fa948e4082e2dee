import { type Environment, environmentSchema } from 'strapi-cdp-config';
import { closest } from './closest.ts';
import { SettingsError, type SettingsProblem } from './problems.ts';

/** Names that begin like ours and belong to other parts of a site. */
const FOREIGN = ['CDP_CONNECTOR_URL', 'CDP_WRITE_KEY'];

/**
 * Checks the environment.
 *
 * @throws SettingsError with every problem. Values are not part of it: some are secret.
 */
export function checkEnvironment(environment: NodeJS.ProcessEnv): Environment {
  const parsed = environmentSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new SettingsError(
    parsed.error.issues.map(({ path, message }) => ({ where: path.join('.'), message })),
  );
}

/** Finds variables that look like settings and are none, and what they were meant to be. */
export function unknownVariables(environment: NodeJS.ProcessEnv): SettingsProblem[] {
  const known = Object.keys(environmentSchema.shape);
  return Object.keys(environment)
    .filter((name) => name.startsWith('CDP_') && ![...known, ...FOREIGN].includes(name))
    .map((name) => {
      const meant = closest(name, known);
      const hint = meant ? ` Did you mean ${meant}?` : '';
      return { where: name, message: `This is no setting of the connector.${hint}` };
    });
}
