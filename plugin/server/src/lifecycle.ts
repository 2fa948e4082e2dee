import { PLUGIN_ID } from '../../shared/plugin-id.ts';
import { contentTypes } from './content-types.ts';
import { noteSeenFields } from './field-exports/index.ts';
import { startOutbox } from './outbox/index.ts';
import { permissionActions } from './permissions/index.ts';
import { registerSegmentsField, targetContent } from './segment-content/index.ts';
import type { Dependencies, Strapi } from './strapi.ts';

/** What ends the outbox of each application that runs in this process. */
const stopOutbox = new WeakMap<Strapi, () => Promise<void>>();

/** Before the database is there: tells Strapi's role editor of the plugin's actions. */
export async function register({ strapi }: Dependencies): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions());
  hideFromGraphql(strapi);
  registerSegmentsField(strapi);
}

/** When the database is there. */
export async function bootstrap({ strapi }: Dependencies): Promise<void> {
  await noteSeenFields(strapi);
  stopOutbox.set(strapi, startOutbox(strapi));
  targetContent(strapi);
}

/** When Strapi ends or restarts. */
export async function destroy({ strapi }: Dependencies): Promise<void> {
  await stopOutbox.get(strapi)?.();
  stopOutbox.delete(strapi);
}

/** The GraphQL plugin publishes every content type that it is not told to leave alone. */
function hideFromGraphql(strapi: Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension');
  for (const name of Object.keys(contentTypes)) {
    extension?.shadowCRUD(`plugin::${PLUGIN_ID}.${name}`).disable();
  }
}
