import type { Subject } from '../../../../shared/permissions.ts';
import { PLUGIN_ID } from '../../../../shared/plugin-id.ts';
import type { TextId } from '../text/index.ts';

/** Where the pages of the plugin begin. */
export const HOME = `/plugins/${PLUGIN_ID}`;

interface PageLink {
  subject: Subject;
  label: TextId;
  /** Path below {@link HOME}. */
  path: string;
}

/** The pages that the navigation offers, in order. */
export const PAGES: readonly PageLink[] = [
  { subject: 'overview', label: 'overview.title', path: 'overview' },
  { subject: 'segment-groups', label: 'segment-groups.title', path: 'segment-groups' },
  { subject: 'profiles', label: 'profiles.title', path: 'profiles' },
  { subject: 'events', label: 'events.title', path: 'events' },
  { subject: 'plan', label: 'plan.title', path: 'plan' },
  { subject: 'sources', label: 'sources.title', path: 'sources' },
  { subject: 'computed-traits', label: 'computed.title', path: 'computed-traits' },
  { subject: 'unification', label: 'unification.title', path: 'unification' },
  { subject: 'privacy', label: 'privacy.title', path: 'privacy' },
  { subject: 'workflows', label: 'workflows.title', path: 'workflows' },
  { subject: 'imports', label: 'imports.title', path: 'imports' },
  { subject: 'field-exports', label: 'field-exports.title', path: 'field-exports' },
];
