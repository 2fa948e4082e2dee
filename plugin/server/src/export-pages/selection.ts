import type { FieldSelection } from 'strapi-cdp-config';
import { lookUpFields, type SelectedField, type SelectionSite } from '../field-exports/index.ts';
import { ConflictError } from '../http/index.ts';

/**
 * Finds the chosen fields in the model.
 *
 * @throws ConflictError when nothing is chosen, or a field that is gone or may not leave: the model
 * may have changed since it was chosen, and a destination must not lose a field unnoticed
 */
export function selectFields(
  chosen: readonly FieldSelection[],
  site: SelectionSite,
): SelectedField[] {
  const { uid } = site.model;
  if (chosen.length === 0) {
    throw new ConflictError(
      `No field of «${uid}» is chosen to leave: choose some under «Field exports» in the ` +
        "admin panel, or as fieldExports in the connector's configuration.",
    );
  }
  const { fields, problems } = lookUpFields(chosen, site);
  const [problem] = problems;
  if (!problem) return fields;
  throw new ConflictError(
    `The field «${chosen[problem.index]?.name}» of «${uid}» cannot leave. ${problem.message} ` +
      'Take it out of the field export, or correct it.',
  );
}
