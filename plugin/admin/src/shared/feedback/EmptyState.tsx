import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';

interface Props {
  content: string;
  action?: ReactNode;
}

/** Stands where there is nothing yet: what this place is for, and how to begin. */
export function EmptyState({ content, action }: Props) {
  return (
    <EmptyStateLayout
      hasRadius
      shadow="tableShadow"
      icon={<EmptyDocuments width="16rem" />}
      content={content}
      action={action}
    />
  );
}
