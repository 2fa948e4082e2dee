/**
 * Every action of the plugin, as Strapi's role editor knows it: `plugin::cdp.<subject>.<verb>`.
 * The one list that the server registers, the routes enforce and the screens ask for.
 */
export const PERMISSIONS = {
  overview: ['read'],
  'segment-groups': ['read', 'create', 'update', 'delete'],
  segments: ['read', 'create', 'update', 'delete', 'assign'],
  workflows: ['read', 'create', 'update', 'delete', 'run'],
  'field-exports': ['read', 'update'],
  destinations: ['read', 'create', 'update', 'delete', 'test'],
  sources: ['read', 'create', 'update', 'delete', 'rotate'],
  profiles: ['read', 'split'],
  unification: ['read'],
  'computed-traits': ['read', 'create', 'update', 'delete'],
  audiences: ['read', 'create', 'update', 'delete'],
  activations: ['read', 'create', 'update', 'delete', 'retry'],
  imports: ['read', 'create', 'delete'],
  privacy: ['read', 'export', 'delete', 'suppress'],
  events: ['read', 'replay', 'discard'],
  plan: ['read', 'create', 'update', 'delete'],
} as const;

export type Subject = keyof typeof PERMISSIONS;
export type Verb<Name extends Subject = Subject> = (typeof PERMISSIONS)[Name][number];

/** The full name of an action, such as `plugin::cdp.segment-groups.create`. */
export function action<Name extends Subject>(subject: Name, verb: Verb<Name>): string {
  return `plugin::cdp.${subject}.${verb}`;
}
