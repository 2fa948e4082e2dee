import type { Permission } from '@strapi/strapi/admin';
import { action, PERMISSIONS, type Subject, type Verb } from '../../../../shared/permissions.ts';

/** A permission as Strapi's screens ask for it. */
export function permission<Name extends Subject>(subject: Name, verb: Verb<Name>): Permission {
  return { action: action(subject, verb), subject: null };
}

/** Every subject of the plugin, in the order of the menu. */
export const SUBJECTS = Object.keys(PERMISSIONS) as Subject[];

/** The permissions to look at something: any of them opens the menu entry. */
export const READ_PERMISSIONS: Permission[] = SUBJECTS.map((subject) =>
  permission(subject, 'read'),
);

/** Every permission of each subject; always the same arrays, as hooks compare them. */
export const PERMISSIONS_OF = Object.fromEntries(
  SUBJECTS.map((subject) => [
    subject,
    PERMISSIONS[subject].map((verb) => permission(subject, verb as Verb<typeof subject>)),
  ]),
) as Record<Subject, Permission[]>;
