import { FILE_UID } from '../../change-log/index.ts';
import type { FindModel, Model } from '../../field-exports/index.ts';
import type { DynamicZonePopulation, Population } from '../population.ts';

/** A step from a model to another that a record is made of. */
export interface Link {
  /** The uid of the model that has the attribute. */
  owner: string;
  name: string;
  kind: 'relation' | 'media' | 'component' | 'zone';
  /** The uid of the model behind it. */
  target: string;
  /** The attribute by which the target links back. */
  inverse: string | undefined;
}

/** Entries elsewhere that records hold something of, and the way to them. */
export interface Dependency {
  links: readonly Link[];
  /** The content type at the end of the way. */
  target: string;
}

/** Whatever else the records of a type are made of, as the query reads it. */
export function dependenciesOf(
  model: Model,
  population: Population,
  findModel: FindModel,
): Dependency[] {
  return walk(model, population, []);

  function walk(owner: Model, { populate }: Population, way: readonly Link[]): Dependency[] {
    return Object.entries(populate).flatMap(([name, inner]) =>
      linksOf(owner, name, inner).flatMap(({ link, population: beyond }) => {
        const links = [...way, link];
        const target = findModel(link.target);
        const own: Dependency[] = isElsewhere(link) ? [{ links, target: link.target }] : [];
        return target ? [...own, ...walk(target, beyond, links)] : own;
      }),
    );
  }
}

/** Components are saved with their entry; related entries and files are not. */
const isElsewhere = ({ kind }: Link) => kind === 'relation' || kind === 'media';

function linksOf(
  owner: Model,
  name: string,
  inner: Population | DynamicZonePopulation,
): { link: Link; population: Population }[] {
  const attribute = owner.attributes[name];
  if (!attribute) return [];
  const inverse = attribute.inversedBy ?? attribute.mappedBy;
  const link = (kind: Link['kind'], target: string) => ({
    owner: owner.uid,
    name,
    kind,
    target,
    inverse,
  });
  if ('on' in inner) {
    return Object.entries(inner.on).map(([uid, population]) => ({
      link: link('zone', uid),
      population,
    }));
  }
  switch (attribute.type) {
    case 'media':
      return [{ link: link('media', FILE_UID), population: inner }];
    case 'relation':
      return [{ link: link('relation', attribute.target ?? ''), population: inner }];
    case 'component':
      return [{ link: link('component', attribute.component ?? ''), population: inner }];
    default:
      return [];
  }
}
