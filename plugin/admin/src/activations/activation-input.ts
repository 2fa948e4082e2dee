import type { ActivationInput } from 'strapi-cdp-config';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';

/** What an editor may change of an activation. */
export function inputOf(activation: ActivationRow): ActivationInput {
  const { name, identifier, description, audience, destination, enabled } = activation;
  const { on, interval, timeZone, existing, fields, batchSize } = activation;
  return {
    name,
    identifier,
    description,
    audience,
    destination,
    enabled,
    on,
    interval,
    timeZone,
    existing,
    fields,
    batchSize,
  };
}

/**
 * What a new activation begins with: it tells who enters, and nothing of them.
 *
 * @param audience identifier of the audience; empty where it is yet to be chosen
 * @param timeZone IANA name
 */
export function newActivation(audience: string, timeZone: string): ActivationInput {
  return {
    name: '',
    identifier: '',
    description: '',
    audience,
    destination: '',
    enabled: true,
    on: ['entered'],
    interval: null,
    timeZone,
    existing: false,
    fields: [],
    batchSize: 100,
  };
}

/** What a copy begins with. It is off: the same people should not be told of twice unawares. */
export function copyOf(activation: ActivationRow, name: string): ActivationInput {
  return { ...inputOf(activation), name, identifier: '', enabled: false };
}
