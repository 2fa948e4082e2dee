import { type FieldPath, type FindModel, type Model, mayLeave } from '../field-exports/index.ts';

/** What a query reads of one model: columns, and what it follows to others. */
export interface Population {
  select: string[];
  populate: Record<string, Population | DynamicZonePopulation>;
}

/** What a query reads of a dynamic zone, by the uid of the component. */
export interface DynamicZonePopulation {
  on: Record<string, Population>;
}

/** What is read of a media file. */
export const FILE_COLUMNS = ['url', 'alternativeText', 'width', 'height', 'mime', 'formats'];

/** How deep components may hold components where all of a component leaves. */
const COMPONENT_DEPTH = 4;

/** Exactly what the fields need, so that nothing else is read. */
export function populationOf(fields: readonly FieldPath[], findModel: FindModel): Population {
  const root = columns();
  for (const field of fields) merge(root, populationOfField(field, findModel));
  return root;
}

const columns = (...names: string[]): Population => ({ select: ['id', ...names], populate: {} });

function populationOfField(
  { steps, name, attribute }: FieldPath,
  findModel: FindModel,
): Population {
  const end = columns();
  addAttribute(end, name, attribute, findModel, COMPONENT_DEPTH);
  return steps.reduceRight((inner, step) => {
    const outer = columns();
    outer.populate[step.name] = step.kind === 'zone' ? { on: { [step.model]: inner } } : inner;
    return outer;
  }, end);
}

/** Adds what is read of one attribute; of related entries only which ones they are. */
function addAttribute(
  { select, populate }: Population,
  name: string,
  attribute: Model['attributes'][string],
  findModel: FindModel,
  depth: number,
): void {
  switch (attribute.type) {
    case 'media':
      populate[name] = columns(...FILE_COLUMNS);
      break;
    case 'relation':
      populate[name] = columns('documentId');
      break;
    case 'component': {
      const inner = depth > 0 ? findModel(attribute.component ?? '') : undefined;
      if (inner) populate[name] = componentPopulation(inner, findModel, depth - 1);
      break;
    }
    case 'dynamiczone': {
      const models = (attribute.components ?? []).flatMap((uid) => findModel(uid) ?? []);
      const on = models.map((model) => [model.uid, componentPopulation(model, findModel, depth)]);
      populate[name] = { on: Object.fromEntries(on) };
      break;
    }
    default:
      select.push(name);
  }
}

/** Everything of a component that may leave. */
function componentPopulation(model: Model, findModel: FindModel, depth: number): Population {
  const node = columns();
  for (const [name, attribute] of Object.entries(model.attributes)) {
    if (mayLeave(model, name)) addAttribute(node, name, attribute, findModel, depth);
  }
  return node;
}

function merge(into: Population, other: Population): void {
  for (const name of other.select) if (!into.select.includes(name)) into.select.push(name);
  for (const [name, added] of Object.entries(other.populate)) {
    const known = into.populate[name];
    if (known === undefined) into.populate[name] = added;
    else if ('select' in known && 'select' in added) merge(known, added);
    else if ('on' in known && 'on' in added) mergeZones(known, added);
  }
}

function mergeZones({ on }: DynamicZonePopulation, other: DynamicZonePopulation): void {
  for (const [uid, added] of Object.entries(other.on)) {
    const known = on[uid];
    if (known) merge(known, added);
    else on[uid] = added;
  }
}
