import { isFree, userOfPort } from '../processes/index.ts';
import type { Service } from './services.ts';

/** Something cannot start; the message is a sentence that says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Checks, before anything slow happens, that every service can have its port.
 *
 * @throws StartError that names all taken ports, their users, and the variables that change them
 */
export async function checkPorts(services: readonly Service[]): Promise<void> {
  const problems = await Promise.all(services.map(describeTakenPort));
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new StartError(found.join('\n'));
}

async function describeTakenPort(service: Service): Promise<string | undefined> {
  const port = Number(service.address.port);
  const { name, portVariable } = service;
  if (!Number.isInteger(port) || port <= 0) {
    return `${name} has no port: set ${portVariable} to a number from 1 to 65535.`;
  }
  if (await isFree(port)) return undefined;
  const user = await userOfPort(port);
  return `${name} needs port ${port}, which ${user ?? 'another program'} uses. Stop that, or choose another port, for example: ${portVariable}=${port + 1} npm start`;
}
