import {
  componentsIn,
  describePath,
  type FieldPath,
  IDENTITY,
  isPlainRelation,
  relationsIn,
  type Step,
  zoneStepName,
} from './field-path.ts';
import { type FindModel, type Model, mayLeave } from './model.ts';

/** How far fields of related entries can reach: an entry of an entry of an entry. */
export const MOST_RELATIONS = 3;
/** How deep components may hold components. */
export const MOST_COMPONENTS = 4;

/**
 * Every field of a content type that may leave, in the order of the model.
 *
 * @param depth relations that a way may go through, up to {@link MOST_RELATIONS}
 */
export function fieldPaths(model: Model, findModel: FindModel, depth = 1): FieldPath[] {
  const limit = Math.min(depth, MOST_RELATIONS);
  return walk(model, []);

  function walk(owner: Model, steps: readonly Step[]): FieldPath[] {
    return Object.entries(owner.attributes).flatMap(([name, attribute]) => {
      if (!mayLeave(owner, name)) return [];
      if (attribute.type === 'relation' && !isPlainRelation(attribute)) return [];
      const inner =
        attribute.type === 'relation'
          ? beyond(name, 'relation', attribute.target, steps)
          : attribute.type === 'component'
            ? beyond(name, 'component', attribute.component, steps)
            : (attribute.components ?? []).flatMap((uid) => beyond(name, 'zone', uid, steps));
      return [describePath({ model: owner, steps, name, attribute }, findModel), ...inner];
    });
  }

  function beyond(
    name: string,
    kind: Step['kind'],
    uid: string | undefined,
    steps: readonly Step[],
  ): FieldPath[] {
    const next = uid === undefined ? undefined : findModel(uid);
    if (!next) return [];
    const way = [...steps, { name, kind, model: next.uid }];
    if (kind !== 'relation') return componentsIn(way) > MOST_COMPONENTS ? [] : walk(next, way);
    if (relationsIn(way) > limit || isDetour(steps, next.uid)) return [];
    const identity = describePath({ model: next, steps: way, ...IDENTITY }, findModel);
    return [identity, ...walk(next, way)];
  }

  /** Back to where the way has been: the films of the genre of a film. */
  function isDetour(steps: readonly Step[], uid: string): boolean {
    return relationsIn(steps) > 0 && [model.uid, ...steps.map((step) => step.model)].includes(uid);
  }
}

/**
 * Finds the field that a path names, also one within the JSON of a field.
 *
 * @returns undefined when there is none, or when it may not leave
 */
export function findPath(model: Model, id: string, findModel: FindModel): FieldPath | undefined {
  let owner: Model = model;
  let steps: readonly Step[] = [];
  const names = id.split('.');
  for (let place = 0; place < names.length; place += 1) {
    const name = names[place] ?? '';
    const rest = names.slice(place + 1);
    const end = { model: owner, steps, name };
    if (name === IDENTITY.name && steps.at(-1)?.kind === 'relation' && rest.length === 0) {
      return describePath({ ...end, ...IDENTITY }, findModel);
    }
    const attribute = owner.attributes[name];
    if (!attribute || !mayLeave(owner, name)) return undefined;
    if (attribute.type === 'relation' && !isPlainRelation(attribute)) return undefined;
    if (rest.length === 0) return describePath({ ...end, attribute }, findModel);
    if (attribute.type === 'json') {
      return describePath({ ...end, attribute, jsonPath: rest }, findModel);
    }
    const step = stepBeyond(name, attribute, rest[0] ?? '');
    const next = step && findModel(step.model);
    if (!next) return undefined;
    steps = [...steps, step];
    // One more than is listed: the names of the entries that the last relation leads to.
    if (relationsIn(steps) > MOST_RELATIONS + 1 || componentsIn(steps) > MOST_COMPONENTS) {
      return undefined;
    }
    owner = next;
    if (step.kind === 'zone') place += 1;
    if (place === names.length - 1) return undefined;
  }
  return undefined;
}

function stepBeyond(
  name: string,
  { type, target, component, components = [] }: Model['attributes'][string],
  next: string,
): Step | undefined {
  if (type === 'relation' && target) return { name, kind: 'relation', model: target };
  if (type === 'component' && component) return { name, kind: 'component', model: component };
  const block = components.find((uid) => zoneStepName(uid) === next);
  return type === 'dynamiczone' && block ? { name, kind: 'zone', model: block } : undefined;
}
