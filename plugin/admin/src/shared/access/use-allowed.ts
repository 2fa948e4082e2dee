import { useAuth, useRBAC } from '@strapi/strapi/admin';
import { action, type Subject, type Verb } from '../../../../shared/permissions.ts';
import { PERMISSIONS_OF } from './permission.ts';

/**
 * What the role of the editor allows with one subject: `useAllowed('segments').create`.
 * One subject at a time, because Strapi names its answers by the verb alone.
 */
export function useAllowed<Name extends Subject>(
  subject: Name,
): Partial<Record<Verb<Name>, boolean>> {
  const { allowedActions } = useRBAC(PERMISSIONS_OF[subject]);
  return Object.fromEntries(
    Object.entries(allowedActions).map(([flag, allowed]) => [
      flag.replace(/^can/, '').toLowerCase(),
      allowed,
    ]),
  ) as Partial<Record<Verb<Name>, boolean>>;
}

/** Whether the role of the editor may look at a subject; for links to its pages. */
export function useReadable(): (subject: Subject) => boolean {
  const granted = useAuth('CustomerData', ({ permissions }) => permissions);
  return (subject) => granted.some((permission) => permission.action === action(subject, 'read'));
}
