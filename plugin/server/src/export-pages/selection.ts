import type { FieldSelection } from 'strapi-cdp-config';
import type { FieldPath } from '../field-exports/index.ts';
import { ConflictError } from '../http/index.ts';

/** A chosen field: the way to it in the model, and the name that it leaves under. */
export interface SelectedField extends FieldPath {
  exportedName: string;
}

/**
 * Finds the chosen fields in the model.
 *
 * @throws ConflictError when nothing is chosen, or a field that is gone or may not leave: the model
 * may have changed since it was chosen, and a destination must not lose a field unnoticed
 */
export function selectFields(
  contentType: string,
  chosen: readonly FieldSelection[],
  available: readonly FieldPath[],
): SelectedField[] {
  if (chosen.length === 0) {
    throw new ConflictError(
      `No field of «${contentType}» is chosen to leave: choose some under «Field exports» in the ` +
        "admin panel, or as fieldExports in the connector's configuration.",
    );
  }
  const paths = new Map(available.map((path) => [path.id, path]));
  return chosen.map(({ id, name }) => {
    const path = paths.get(id);
    if (path) return { ...path, exportedName: name };
    throw new ConflictError(
      `«${contentType}» has no field «${id}» that may leave: take it out of the field export, or ` +
        'correct it.',
    );
  });
}
