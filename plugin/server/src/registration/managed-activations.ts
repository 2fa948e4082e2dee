import type { ActivationInput } from 'strapi-cdp-config';
import { activationInputOf, activationRepository } from '../activations/index.ts';
import { configurationOf } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/**
 * Makes the activations of a configuration file what it says; those that vanished from it are deleted.
 * Whether what they name exists is found out by the connector: a site that lacks it still has to know
 * its connector.
 */
export async function applyManagedActivations(
  strapi: Strapi,
  connector: string,
  wanted: readonly ActivationInput[],
): Promise<void> {
  const activations = activationRepository(strapi);
  const manager = configurationOf(connector);
  const changes = compare({
    connector,
    wanted,
    rows: await activations.findAll(),
    keyOfWanted: ({ identifier }) => identifier,
    keyOfRow: ({ identifier }) => identifier,
    contentOfRow: activationInputOf,
  });
  for (const { id } of changes.vanished) await activations.delete(id);
  for (const { row, wanted: activation } of changes.update) {
    await activations.update(row.id, activation, manager);
  }
  for (const activation of changes.create) await activations.create(activation, manager);
}
