import type { Manager } from '../database/index.ts';
import { ConflictError } from '../http/index.ts';

/** A row that people author, as far as it matters who manages it. */
interface ManagedRow extends Manager {
  id: number;
}

/** What to do so that the rows are what a configuration file says. */
export interface Changes<Wanted, Row> {
  create: Wanted[];
  /** Rows that are other than wanted, or were an editor's until now. */
  update: { row: Row; wanted: Wanted }[];
  /** Rows of this configuration file that it does not hold any more. */
  vanished: Row[];
}

interface Comparison<Wanted, Row> {
  connector: string;
  wanted: readonly Wanted[];
  rows: readonly Row[];
  /** What names a definition for its whole life. */
  keyOfWanted: (wanted: Wanted) => string;
  keyOfRow: (row: Row) => string;
  /** What a row would be read as, were it to be sent by a connector. */
  contentOfRow: (row: Row) => Wanted;
}

/**
 * Compares what a connector's configuration file manages with what there is. What an editor made
 * under the same name becomes the file's: the developer who names it means just that one.
 *
 * @throws ConflictError when the file of another connector manages a definition of that name
 */
export function compare<Wanted, Row extends ManagedRow>(
  comparison: Comparison<Wanted, Row>,
): Changes<Wanted, Row> {
  const { connector, wanted, rows, keyOfWanted, keyOfRow, contentOfRow } = comparison;
  const rowOf = new Map(rows.map((row) => [keyOfRow(row), row]));
  const changes: Changes<Wanted, Row> = { create: [], update: [], vanished: [] };
  for (const item of wanted) {
    const row = rowOf.get(keyOfWanted(item));
    if (!row) {
      changes.create.push(item);
      continue;
    }
    assertNotOthers(keyOfWanted(item), row, connector);
    const isSame = JSON.stringify(contentOfRow(row)) === JSON.stringify(item);
    if (row.managedBy === 'editor' || !isSame) changes.update.push({ row, wanted: item });
  }
  const wantedKeys = new Set(wanted.map(keyOfWanted));
  changes.vanished = rows.filter(
    (row) => row.managingConnector === connector && !wantedKeys.has(keyOfRow(row)),
  );
  return changes;
}

function assertNotOthers(key: string, { managingConnector }: ManagedRow, connector: string): void {
  if (managingConnector === null || managingConnector === connector) return;
  throw new ConflictError(
    `«${key}» is managed by the configuration file of the connector «${managingConnector}»: ` +
      `give it another name in that of «${connector}», or take it out of one of them.`,
  );
}
