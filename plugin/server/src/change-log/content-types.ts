import { internalContentType } from '../database/index.ts';

/** One row an entry that was written in a transaction: which one, never what is in it. */
export const contentChange = internalContentType({
  singularName: 'content-change',
  pluralName: 'content-changes',
  displayName: 'Content change',
  collectionName: 'cdp_content_changes',
  attributes: {
    /** The uid of the content type. */
    changedType: { type: 'string', required: true },
    /** Null: any entries of the type, after a bulk write that does not say which. */
    changedDocument: { type: 'string' },
    /** Only a draft was written: what visitors see is as it was. */
    draft: { type: 'boolean', required: true, default: false },
    /** Null until a reader gives the row its place; see `change-log.ts`. */
    batch: { type: 'integer' },
  },
  indexes: [['batch']],
});

/** How far the log of changes is: a single row. */
export const changeCounter = internalContentType({
  singularName: 'change-counter',
  pluralName: 'change-counters',
  displayName: 'Change counter',
  collectionName: 'cdp_change_counters',
  attributes: {
    name: { type: 'string', required: true },
    /** Tells this log from that of another database. */
    epoch: { type: 'string', required: true },
    /** The last batch that was made. */
    batch: { type: 'integer', required: true, default: 0 },
    /** The oldest batch that is whole; those before it are forgotten. */
    floor: { type: 'integer', required: true, default: 0 },
  },
  unique: [['name']],
});
