import type { ExportableField } from '../../../../shared/contracts/field-exports.ts';

/** A row of the tree of fields. */
export interface FieldNode {
  id: string;
  /** The last step of the path; for a path into JSON all of it behind the field. */
  label: string;
  depth: number;
  /** The id of the row that it is below. */
  parent: string | null;
  hasChildren: boolean;
  /**
   * `field` may be chosen; `heading` only holds others, a kind of block; `json-path` leads into the
   * JSON of a field; `gone` was chosen once and is not in the model any more.
   */
  kind: 'field' | 'heading' | 'json-path' | 'gone';
  field: ExportableField | undefined;
}

/**
 * Fields as a tree, each below what it belongs to.
 *
 * @param available in the order of the model
 * @param chosen paths that are chosen, which may lead into JSON
 */
export function fieldTree(
  available: readonly ExportableField[],
  chosen: readonly string[],
): FieldNode[] {
  const fields = new Map(available.map((field) => [field.id, field]));
  const nodes = new Map<string, FieldNode>();

  function add(id: string, parent: string | null, kind: FieldNode['kind']): void {
    const holder = parent === null ? undefined : nodes.get(parent);
    if (holder) holder.hasChildren = true;
    nodes.set(id, {
      id,
      label: parent === null ? id : id.slice(parent.length + 1),
      depth: (holder?.depth ?? -1) + 1,
      parent,
      hasChildren: false,
      kind,
      field: fields.get(id),
    });
  }

  const unlisted = [...new Set(chosen)].filter((id) => !fields.has(id));
  for (const { id, type } of available) {
    const parent = prefixOf(id);
    if (parent !== null && !nodes.has(parent)) add(parent, prefixOf(parent), 'heading');
    add(id, parent, 'field');
    if (type !== 'json') continue;
    for (const path of unlisted) if (path.startsWith(`${id}.`)) add(path, id, 'json-path');
  }
  for (const id of unlisted) if (!nodes.has(id)) add(id, null, 'gone');
  return [...nodes.values()];
}

/** The rows that are seen while only these are open. */
export function visibleNodes(nodes: FieldNode[], open: ReadonlySet<string>): FieldNode[] {
  const seen = new Set<string>();
  return nodes.filter(({ id, parent }) => {
    const isSeen = parent === null || (seen.has(parent) && open.has(parent));
    if (isSeen) seen.add(id);
    return isSeen;
  });
}

/** The rows above others, which must be open for those to be seen. */
export function ancestorsOf(ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const names = id.split('.');
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
  });
}

function prefixOf(id: string): string | null {
  const end = id.lastIndexOf('.');
  return end < 0 ? null : id.slice(0, end);
}
