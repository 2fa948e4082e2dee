import { PLUGIN_ID } from '../../shared/plugin-id.ts';
import { startChangeCapture } from './change-log/index.ts';
import { contentTypes } from './content-types.ts';
import { noteHolders } from './export-pages/index.ts';
import { noteSeenFields } from './field-exports/index.ts';
import { startOutbox } from './outbox/index.ts';
import { permissionActions } from './permissions/index.ts';
import { registerSegmentsField, targetContent } from './segment-content/index.ts';
import type { Dependencies, Strapi } from './strapi.ts';

/** What ends the work of each application that runs in this process. */
const endings = new WeakMap<Strapi, (() => void | Promise<void>)[]>();

/** Before the database is there: tells Strapi's role editor of the plugin's actions. */
export async function register({ strapi }: Dependencies): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions());
  hideFromGraphql(strapi);
  registerSegmentsField(strapi);
}

/** When the database is there. */
export async function bootstrap({ strapi }: Dependencies): Promise<void> {
  await noteSeenFields(strapi);
  const capture = await startChangeCapture(strapi);
  endings.set(strapi, [
    startOutbox(strapi),
    capture.stop,
    noteHolders(strapi, capture),
    targetContent(strapi),
  ]);
}

/** When Strapi ends or restarts. */
export async function destroy({ strapi }: Dependencies): Promise<void> {
  await Promise.all((endings.get(strapi) ?? []).map((end) => end()));
  endings.delete(strapi);
}

/** The GraphQL plugin publishes every content type that it is not told to leave alone. */
function hideFromGraphql(strapi: Strapi): void {
  const extension = strapi.plugin('graphql')?.service('extension');
  for (const name of Object.keys(contentTypes)) {
    extension?.shadowCRUD(`plugin::${PLUGIN_ID}.${name}`).disable();
  }
}
