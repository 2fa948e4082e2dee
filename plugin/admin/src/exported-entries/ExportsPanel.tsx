import { useQueryParams } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useAllowed } from '../shared/access/index.ts';
import { useText } from '../shared/text/index.ts';
import { EntryExports } from './EntryExports.tsx';
import { USERS } from './users.ts';

/** What the content manager tells a panel of the entry that is being edited. */
interface PanelProps {
  /** The content type. */
  model: string;
  /** Undefined for an entry that is not saved yet. */
  documentId?: string | undefined;
  document?: { locale?: string | null } | undefined;
}

interface Panel {
  title: string;
  content: ReactNode;
}

/** Beside an entry: where it is exported to, when it left last, and what was sent. */
export function ExportsPanel({ model, documentId, document }: PanelProps): Panel | null {
  const text = useText();
  const { read } = useAllowed('workflows');
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const locale = query.plugins?.i18n?.locale ?? document?.locale ?? null;
  // Users of the site are exported too; other types of plugins are not.
  const isExportable = model.startsWith('api::') || model === USERS;
  if (!documentId || documentId === 'create' || !read || !isExportable) return null;
  return {
    title: text('entry-exports.title'),
    content: <EntryExports entry={{ contentType: model, documentId }} locale={locale} />,
  };
}
