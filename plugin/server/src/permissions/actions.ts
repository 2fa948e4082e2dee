import { PERMISSIONS, type Subject } from '../../../shared/permissions.ts';
import { PLUGIN_ID } from '../../../shared/plugin-id.ts';

/** What the role editor calls each subject. */
const SUBJECT_NAMES: Record<Subject, string> = {
  overview: 'Overview',
  'segment-groups': 'Segment groups',
  segments: 'Segments',
  workflows: 'Workflows',
  'field-exports': 'Field exports',
  destinations: 'Destinations',
  sources: 'Sources',
  profiles: 'Profiles',
  'computed-traits': 'Computed traits',
  audiences: 'Audiences',
  activations: 'Activations',
  imports: 'Imports',
  unification: 'Unification',
  privacy: 'Privacy',
  events: 'Events',
  plan: 'Tracking plan',
};

/** What the role editor calls each verb. */
const VERB_NAMES: Record<(typeof PERMISSIONS)[Subject][number], string> = {
  read: 'Read',
  create: 'Create',
  update: 'Edit',
  delete: 'Delete',
  assign: 'Put people in and out',
  run: 'Run now',
  rotate: 'Rotate write keys',
  split: 'Split and reunite',
  export: 'Export a person',
  suppress: 'Suppress, and let in again',
  replay: 'Replay',
  discard: 'Discard',
  test: 'Test',
  retry: 'Try again what was refused',
};

/** Every action of the plugin, as Strapi's role editor lists it. */
export function permissionActions() {
  return (Object.keys(PERMISSIONS) as Subject[]).flatMap((subject) =>
    PERMISSIONS[subject].map((verb) => ({
      section: 'plugins',
      subCategory: SUBJECT_NAMES[subject],
      displayName: VERB_NAMES[verb],
      uid: `${subject}.${verb}`,
      pluginName: PLUGIN_ID,
    })),
  );
}
