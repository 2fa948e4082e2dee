import type { FieldSelection } from 'strapi-cdp-config';
import { type FieldPath, type FindModel, findPath, type Model } from './paths/index.ts';
import {
  chooseProcessor,
  type ProcessorProblem,
  type ProcessorRegistry,
  type ValueProcessor,
} from './processors/index.ts';

/** A chosen field: the way to it in the model, the name that it leaves under, and what makes its value. */
export interface SelectedField extends FieldPath {
  exportedName: string;
  processor: ValueProcessor;
  options: NonNullable<FieldSelection['processor']>['options'];
  /** Other fields that the processor reads. */
  required: readonly FieldPath[];
}

/** What fields are looked up in. */
export interface SelectionSite {
  model: Model;
  findModel: FindModel;
  processors: ProcessorRegistry;
}

/** What is wrong with one field of a selection. */
export interface SelectionProblem extends ProcessorProblem {
  /** Place of the field among the chosen ones. */
  index: number;
}

/** Finds chosen fields in the model, and tells those that cannot be exported. */
export function lookUpFields(
  chosen: readonly FieldSelection[],
  { model, findModel, processors }: SelectionSite,
): { fields: SelectedField[]; problems: SelectionProblem[] } {
  const fields: SelectedField[] = [];
  const problems: SelectionProblem[] = [];
  for (const [index, selection] of chosen.entries()) {
    const result = lookUp(selection);
    if ('message' in result) problems.push({ ...result, index });
    else fields.push(result);
  }
  return { fields, problems };

  function lookUp({
    id,
    name,
    processor: named,
  }: FieldSelection): SelectedField | ProcessorProblem {
    const path = findPath(model, id, findModel);
    if (!path) return { path: ['id'], message: `There is no field «${id}» that may leave.` };
    const processor = chooseProcessor(processors, named, id, path.attribute);
    if ('message' in processor) return processor;
    const options = named?.options ?? {};
    const required: FieldPath[] = [];
    for (const other of processor.requires?.(options, { id, attribute: path.attribute }) ?? []) {
      const found = findPath(model, other, findModel);
      if (!found) {
        return {
          path: placeOf(processor.name),
          message: `There is no field «${other}» that may leave.`,
        };
      }
      required.push(found);
    }
    return { ...path, exportedName: name, processor, options, required };
  }
}

/** Where a form shows that a field is missing which a processor reads. */
function placeOf(processor: string): string[] {
  const option = { template: 'template', names: 'attribute' }[processor];
  return ['processor', ...(option ? ['options', option] : ['name'])];
}
