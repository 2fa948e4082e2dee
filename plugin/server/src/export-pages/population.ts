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
export const FILE_COLUMNS = ['url', 'alternativeText', 'width', 'height', 'mime'];

/** How deep the components of a dynamic zone may hold components. */
const ZONE_DEPTH = 4;

/** Exactly what the fields need, so that nothing else is read. */
export function populationOf(fields: readonly FieldPath[], findModel: FindModel): Population {
  const root = emptyPopulation();
  for (const { steps, name, attribute } of fields) {
    let node = root;
    for (const step of steps) {
      const known = node.populate[step.name];
      const next = known && 'select' in known ? known : emptyPopulation();
      node.populate[step.name] = next;
      node = next;
    }
    if (attribute.type === 'media') node.populate[name] = filePopulation();
    else if (attribute.type === 'dynamiczone') {
      node.populate[name] = { on: zonePopulation(attribute.components ?? [], findModel) };
    } else if (!node.select.includes(name)) node.select.push(name);
  }
  return root;
}

const emptyPopulation = (): Population => ({ select: ['id'], populate: {} });
const filePopulation = (): Population => ({ select: ['id', ...FILE_COLUMNS], populate: {} });

function zonePopulation(uids: readonly string[], findModel: FindModel) {
  const models = uids.flatMap((uid) => findModel(uid) ?? []);
  return Object.fromEntries(
    models.map((model) => [model.uid, componentPopulation(model, findModel, ZONE_DEPTH)]),
  );
}

/** Everything of a component that may leave; of related entries only which ones they are. */
function componentPopulation(model: Model, findModel: FindModel, depth: number): Population {
  const node = emptyPopulation();
  for (const [name, attribute] of Object.entries(model.attributes)) {
    if (!mayLeave(model, name)) continue;
    if (attribute.type === 'media') node.populate[name] = filePopulation();
    else if (attribute.type === 'relation') {
      node.populate[name] = { select: ['id', 'documentId'], populate: {} };
    } else if (attribute.type === 'component') {
      const inner = depth > 0 ? findModel(attribute.component ?? '') : undefined;
      if (inner) node.populate[name] = componentPopulation(inner, findModel, depth - 1);
    } else node.select.push(name);
  }
  return node;
}
