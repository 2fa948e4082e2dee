import type { ActivationField } from 'strapi-cdp-config';

/** A field that is yet to be filled in. */
export function emptyField(from: ActivationField['from']): ActivationField {
  switch (from) {
    case 'identifier':
      return { from, type: '', name: '' };
    case 'trait':
      return { from, path: '', name: '' };
    case 'computed-trait':
      return { from, trait: '', name: '' };
  }
}

/** What of a profile a field is: a type of identifier, a path, or the identifier of a trait. */
export function sourceOf(field: ActivationField): string {
  switch (field.from) {
    case 'identifier':
      return field.type;
    case 'trait':
      return field.path;
    case 'computed-trait':
      return field.trait;
  }
}

/** Where the source of a field stands in it. */
export const SOURCE_KEY = {
  identifier: 'type',
  trait: 'path',
  'computed-trait': 'trait',
} as const satisfies Record<ActivationField['from'], string>;

/** The name of a field whose source becomes another: it follows until someone writes a name of its own. */
export function followedName(field: ActivationField, source: string): string {
  const isFollowing = field.name === '' || field.name === sourceOf(field);
  return isFollowing ? source : field.name;
}
