import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { Subject, Verb } from '../../../../shared/permissions.ts';
import { permission } from './permission.ts';

interface Props<Name extends Subject> {
  subject: Name;
  verb: Verb<Name>;
  children: ReactNode;
}

/** Shows a page to those whose role allows it, and says so to the others. */
export function Guarded<Name extends Subject>({ subject, verb, children }: Props<Name>) {
  return <Page.Protect permissions={[permission(subject, verb)]}>{children}</Page.Protect>;
}
