import type { Core, UID } from '@strapi/strapi';

/** A many-to-one relation to fill: for each row, the id of the entry it points to, or null. */
export interface RowLinks {
  attribute: string;
  targetIds: (number | null)[];
}

/** Rows in one INSERT: large enough to be quick, small enough to show progress. */
export const ROWS_PER_INSERT = 400;

/**
 * Inserts entries of a content type without drafts, with one relation, in one transaction: all of
 * them or none. Goes past the document service, which would spend a query or five on each row, and
 * so sets `publishedAt` itself: such entries count as published from the moment they exist.
 */
export async function insertRows(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  rows: Record<string, unknown>[],
  links: RowLinks,
): Promise<void> {
  if (rows.length === 0) return;
  const publishedAt = new Date();
  await strapi.db.transaction(async () => {
    const data = rows.map((row) => ({ ...row, publishedAt }));
    const { ids } = await strapi.db.query(uid).createMany({ data });
    const linkRows = toLinkRows(readJoinTable(strapi, uid, links.attribute), ids, links.targetIds);
    if (linkRows.rows.length === 0) return;
    await strapi.db.queryBuilder(linkRows.table).insert(linkRows.rows).execute();
  });
}

interface JoinTable {
  name: string;
  sourceColumn: string;
  targetColumn: string;
  orderColumn: string | undefined;
}

function readJoinTable(strapi: Core.Strapi, uid: string, attributeName: string): JoinTable {
  const attribute = strapi.db.metadata.get(uid).attributes[attributeName];
  const joinTable = attribute && 'joinTable' in attribute ? attribute.joinTable : undefined;
  if (!joinTable || !('inverseJoinColumn' in joinTable)) {
    throw new Error(`${uid} has no relation «${attributeName}» with a table of its own.`);
  }
  return {
    name: joinTable.name,
    sourceColumn: joinTable.joinColumn.name,
    targetColumn: joinTable.inverseJoinColumn.name,
    orderColumn: joinTable.inverseOrderColumnName,
  };
}

function toLinkRows(table: JoinTable, ids: (number | string)[], targetIds: (number | null)[]) {
  const rows = ids.flatMap((id, index) => {
    const target = targetIds[index] ?? null;
    if (target === null) return [];
    // Ids only grow, so they serve as the order within the target as well.
    const order = table.orderColumn ? { [table.orderColumn]: id } : {};
    return [{ [table.sourceColumn]: id, [table.targetColumn]: target, ...order }];
  });
  return { table: table.name, rows };
}
