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

interface PageSection {
  label: TextId;
  pages: readonly PageLink[];
}

/** The pages that the navigation offers, in order: of customers, of what comes in, of what leaves. */
export const SECTIONS: readonly PageSection[] = [
  {
    label: 'plugin.customers',
    pages: [
      { subject: 'overview', label: 'overview.title', path: 'overview' },
      { subject: 'profiles', label: 'profiles.title', path: 'profiles' },
      { subject: 'audiences', label: 'audiences.title', path: 'audiences' },
      { subject: 'segment-groups', label: 'segment-groups.title', path: 'segment-groups' },
      { subject: 'computed-traits', label: 'computed.title', path: 'computed-traits' },
      { subject: 'unification', label: 'unification.title', path: 'unification' },
      { subject: 'privacy', label: 'privacy.title', path: 'privacy' },
    ],
  },
  {
    label: 'plugin.in',
    pages: [
      { subject: 'sources', label: 'sources.title', path: 'sources' },
      { subject: 'events', label: 'events.title', path: 'events' },
      { subject: 'plan', label: 'plan.title', path: 'plan' },
      { subject: 'imports', label: 'imports.title', path: 'imports' },
    ],
  },
  {
    label: 'plugin.out',
    pages: [
      { subject: 'workflows', label: 'workflows.title', path: 'workflows' },
      { subject: 'activations', label: 'activations.title', path: 'activations' },
      { subject: 'destinations', label: 'destinations.title', path: 'destinations' },
      { subject: 'field-exports', label: 'field-exports.title', path: 'field-exports' },
    ],
  },
];

/** The same without sections. */
export const PAGES: readonly PageLink[] = SECTIONS.flatMap(({ pages }) => pages);
