import { type ManagedBy, managedBySchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { ReadOnlyError } from '../http/index.ts';

/** The attributes that say who may change a definition. */
export const managedAttributes = {
  managedBy: { type: 'enumeration', enum: managedBySchema.options, required: true },
  /** Name of the connector whose configuration file manages the row; null for editors. */
  managingConnector: { type: 'string' },
};

/** What every row that people author has. */
export const definitionRowShape = {
  id: z.number(),
  documentId: z.string(),
  managedBy: managedBySchema,
  managingConnector: z.string().nullable(),
  updatedAt: z.iso.datetime({ offset: true }),
};

/** Who may change a row: editors, or the configuration file of one connector. */
export interface Manager {
  managedBy: ManagedBy;
  managingConnector: string | null;
}

export const EDITORS: Manager = { managedBy: 'editor', managingConnector: null };

/** The configuration file of a connector as a manager. */
export function configurationOf(connector: string): Manager {
  return { managedBy: 'configuration', managingConnector: connector };
}

/** @throws ReadOnlyError when a configuration file manages the row, with where to change it */
export function assertEditable(name: string, { managedBy, managingConnector }: Manager): void {
  if (managedBy === 'editor') return;
  throw new ReadOnlyError(
    `«${name}» is managed by the configuration file of the connector «${managingConnector}»: ` +
      'change it there.',
  );
}
