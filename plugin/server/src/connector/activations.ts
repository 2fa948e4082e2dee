import {
  type ActivationActivity,
  type ActivationDeliveriesPage,
  type ActivationDeliveriesQuery,
  type ActivationPreview,
  type ActivationPreviewRequest,
  type ActivationRetry,
  activationActivitiesSchema,
  activationActivitySchema,
  activationDeliveriesPageSchema,
  activationPreviewSchema,
  activationRetriedSchema,
  type ProfileActivations,
  profileActivationsSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';

/** Milliseconds: a preview looks for members of whom there is something to tell. */
const PREVIEW_TIMEOUT = 15_000;

/** The part of the management API that is about activations, which it knows by their identifiers. */
export interface ActivationRequests {
  activationActivities(): Promise<ActivationActivity[]>;
  activationActivity(identifier: string): Promise<ActivationActivity>;
  activationDeliveries(
    identifier: string,
    query: ActivationDeliveriesQuery,
  ): Promise<ActivationDeliveriesPage>;
  /** Tries what was refused once more. */
  retryActivation(identifier: string, request: ActivationRetry): Promise<{ retried: number }>;
  previewActivation(request: ActivationPreviewRequest): Promise<ActivationPreview>;
  /** What destinations were told of a profile. */
  profileActivations(profileId: string): Promise<ProfileActivations['items']>;
}

/** How each of them is sent. */
export function activationRequests(
  request: Send,
  part: (text: string) => string,
): ActivationRequests {
  const at = (identifier: string) => `/activations/${part(identifier)}`;
  return {
    activationActivities: async () =>
      readBody(activationActivitiesSchema, await request('GET', '/activations')).items,
    activationActivity: async (identifier) =>
      readBody(activationActivitySchema, await request('GET', at(identifier))),
    activationDeliveries: async (identifier, query) =>
      readBody(
        activationDeliveriesPageSchema,
        await request('GET', `${at(identifier)}/deliveries`, { query }),
      ),
    retryActivation: async (identifier, body) =>
      readBody(activationRetriedSchema, await request('POST', `${at(identifier)}/retry`, { body })),
    previewActivation: async (body) =>
      readBody(
        activationPreviewSchema,
        await request('POST', '/activations/preview', { body, timeout: PREVIEW_TIMEOUT }),
      ),
    profileActivations: async (id) =>
      readBody(profileActivationsSchema, await request('GET', `/profiles/${part(id)}/activations`))
        .items,
  };
}
