type Attribute = { type: string } & Record<string, unknown>;

/** A content type that only the plugin's own screens write. */
interface InternalContentType {
  /** In kebab case: the last part of the uid. */
  singularName: string;
  pluralName: string;
  displayName: string;
  /** Name of the table, with the prefix `cdp_`. */
  collectionName: string;
  attributes: Record<string, Attribute>;
  /** Columns that are unique together, each list for itself. */
  unique?: string[][];
  /** Columns that are looked up together, each list for itself. */
  indexes?: string[][];
}

/**
 * The schema of an internal content type: without drafts, and hidden from the tools that editors and
 * developers have for theirs. Unique columns get an index of the database, because Strapi's own
 * `unique: true` only looks before it writes and lets two simultaneous writers through.
 */
export function internalContentType({
  singularName,
  pluralName,
  displayName,
  collectionName,
  attributes,
  unique = [],
  indexes = [],
}: InternalContentType) {
  return {
    schema: {
      kind: 'collectionType',
      collectionName,
      info: { singularName, pluralName, displayName },
      options: { draftAndPublish: false },
      pluginOptions: {
        'content-manager': { visible: false },
        'content-type-builder': { visible: false },
      },
      attributes,
      indexes: [
        ...unique.map((columns) => ({
          name: [collectionName, ...columns, 'unique'].join('_'),
          columns,
          type: 'unique',
        })),
        ...indexes.map((columns) => ({
          name: [collectionName, ...columns, 'index'].join('_'),
          columns,
        })),
      ],
    },
  };
}
