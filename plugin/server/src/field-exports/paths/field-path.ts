import { type Attribute, type FindModel, type Model, mayLeave, nameAttribute } from './model.ts';
import { looksPersonal } from './personal.ts';

/** One step towards a field: through a relation, a component, or one kind of block of a dynamic zone. */
export interface Step {
  /** The attribute that holds what is behind the step. */
  name: string;
  kind: 'relation' | 'component' | 'zone';
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
  /** Has fields of its own below it: a component or related entries. */
  isGroup: boolean;
  steps: readonly Step[];
  /** Name of the attribute at the end of the way. */
  name: string;
  attribute: Attribute;
  /** The way on into the JSON of the attribute; empty for its whole value. */
  jsonPath: readonly string[];
}

/** The component of a dynamic zone as a path names it: no dot may be in it. */
export const zoneStepName = (uid: string) => uid.replace('.', '__');

/** What a path calls a step. */
export const stepNames = ({ name, kind, model }: Step): string[] =>
  kind === 'zone' ? [name, zoneStepName(model)] : [name];

/** Relations by which several kinds of entry can be meant have no fields that all of them share. */
export const isPlainRelation = ({ type, relation, target }: Attribute) =>
  type === 'relation' &&
  target !== undefined &&
  !target.startsWith('admin::') &&
  !relation?.startsWith('morph');

export const relationsIn = (steps: readonly Step[]) =>
  steps.filter(({ kind }) => kind === 'relation').length;

export const componentsIn = (steps: readonly Step[]) => steps.length - relationsIn(steps);

/** The documentId says which entry is meant; of the entry itself every record tells it anyway. */
export const IDENTITY = { name: 'documentId', attribute: { type: 'string' } } as const;

interface PathEnd {
  model: Model;
  steps: readonly Step[];
  name: string;
  attribute: Attribute;
  jsonPath?: readonly string[];
}

/** Describes the field at the end of a way. */
export function describePath(
  { model, steps, name, attribute, jsonPath = [] }: PathEnd,
  findModel: FindModel,
): FieldPath {
  return {
    id: [...steps.flatMap(stepNames), name, ...jsonPath].join('.'),
    type: relationsIn(steps) > 0 ? 'relation' : attribute.type,
    personal: isPersonal(model, jsonPath.at(-1) ?? name, attribute, findModel),
    isGroup: ['relation', 'component', 'dynamiczone'].includes(attribute.type),
    steps,
    name,
    attribute,
    jsonPath,
  };
}

const USERS = 'plugin::users-permissions.user';

function isPersonal(
  model: Model,
  name: string,
  attribute: Attribute,
  findModel: FindModel,
): boolean {
  if (looksPersonal(name, attribute.type, model.uid === USERS)) return true;
  const inner = findModel(attribute.target ?? attribute.component ?? '');
  if (!inner) return false;
  // Of related entries only which ones they are leaves, or what they are called; of components all.
  const names =
    attribute.type === 'component'
      ? Object.keys(inner.attributes).filter((one) => mayLeave(inner, one))
      : [nameAttribute(inner) ?? ''];
  return names.some((one) =>
    looksPersonal(one, inner.attributes[one]?.type ?? '', inner.uid === USERS),
  );
}
