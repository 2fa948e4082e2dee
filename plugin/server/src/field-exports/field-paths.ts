import { type Attribute, type FindModel, type Model, mayLeave } from './model.ts';
import { looksPersonal } from './personal.ts';

/** How far fields of related entries reach: those of the entries that an entry itself relates to. */
const RELATION_DEPTH = 1;
/** How deep components may hold components. */
const COMPONENT_DEPTH = 4;

/** One step towards a field, through a relation or a component. */
export interface Step {
  name: string;
  kind: 'relation' | 'component';
  /** The uid of the model behind the step. */
  model: string;
}

/** A field that may leave, and the way to it from the entry. */
export interface FieldPath {
  /** The names of the way, with dots: `seo.metaTitle`. */
  id: string;
  /** The type that a record tells: that of the attribute, or `relation` for what is elsewhere. */
  type: string;
  personal: boolean;
  steps: readonly Step[];
  /** Name of the attribute at the end of the way. */
  name: string;
  attribute: Attribute;
}

/** Relations by which several kinds of entry can be meant have no fields that all of them share. */
const isPlainRelation = ({ type, relation, target }: Attribute) =>
  type === 'relation' &&
  target !== undefined &&
  !target.startsWith('admin::') &&
  !relation?.startsWith('morph');

/** Every field of a content type that may leave, in the order of the model. */
export function fieldPaths(model: Model, findModel: FindModel): FieldPath[] {
  return walk(model, [], findModel);
}

function walk(model: Model, steps: readonly Step[], findModel: FindModel): FieldPath[] {
  return Object.entries(model.attributes).flatMap(([name, attribute]) => {
    if (!mayLeave(model, name)) return [];
    if (isPlainRelation(attribute)) return beyond(name, 'relation', attribute.target);
    if (attribute.type === 'component') return beyond(name, 'component', attribute.component);
    return attribute.type === 'relation' ? [] : [describe(model, steps, name, attribute)];
  });

  function beyond(name: string, kind: Step['kind'], uid: string | undefined): FieldPath[] {
    const next = uid === undefined ? undefined : findModel(uid);
    const limit = kind === 'relation' ? RELATION_DEPTH : COMPONENT_DEPTH;
    if (!next || steps.filter((step) => step.kind === kind).length >= limit) return [];
    const way = [...steps, { name, kind, model: next.uid }];
    // The documentId says which entry is meant; of the entry itself every record tells it anyway.
    const identity =
      kind === 'relation' ? [describe(next, way, 'documentId', { type: 'string' })] : [];
    return [...identity, ...walk(next, way, findModel)];
  }
}

function describe(
  model: Model,
  steps: readonly Step[],
  name: string,
  attribute: Attribute,
): FieldPath {
  const ofPerson = model.uid === 'plugin::users-permissions.user';
  return {
    id: [...steps.map((step) => step.name), name].join('.'),
    type: steps.some(({ kind }) => kind === 'relation') ? 'relation' : attribute.type,
    personal: looksPersonal(name, attribute.type, ofPerson),
    steps,
    name,
    attribute,
  };
}
