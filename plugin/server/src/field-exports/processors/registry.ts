import { type FieldProcessor, isSystemProcessor, processorNameSchema } from 'strapi-cdp-config';
import type { Strapi } from '../../strapi.ts';
import { findModel } from '../models.ts';
import type { Attribute, FindModel } from '../paths/index.ts';
import type { ValueProcessor } from './processor.ts';
import { systemProcessors } from './system/index.ts';

/** The processors of each application that runs in this process. */
const registries = new WeakMap<Strapi, ProcessorRegistry>();

/** The processors of a site. */
export interface ProcessorRegistry {
  /**
   * Adds one of the site's own.
   *
   * @throws Error when its name is taken or it lacks something
   */
  register(processor: ValueProcessor): void;
  /** By priority, the highest first; among equals those that were registered first. */
  all(): readonly ValueProcessor[];
  find(name: string): ValueProcessor | undefined;
  /** Those that can make a value of such an attribute, the usual one first. */
  supporting(attribute: Attribute): ValueProcessor[];
}

/** The processors of an application. */
export function processorRegistry(strapi: Strapi): ProcessorRegistry {
  const known = registries.get(strapi) ?? createRegistry((uid) => findModel(strapi, uid));
  registries.set(strapi, known);
  return known;
}

/** Processors that know these models; at first only those of the plugin. */
export function createRegistry(models: FindModel): ProcessorRegistry {
  const all = systemProcessors(models);
  return {
    register(processor) {
      assertUsable(processor, all);
      all.push(processor);
      all.sort((one, other) => other.priority - one.priority);
    },
    all: () => all,
    find: (name) => all.find((processor) => processor.name === name),
    supporting: (attribute) => all.filter((processor) => processor.supports(attribute)),
  };
}

/** The service `field-processors` of the plugin: where a site registers its own. */
export function fieldProcessorService({ strapi }: { strapi: Strapi }) {
  return { register: processorRegistry(strapi).register };
}

/** A field whose value cannot be made, with what to do. */
export interface ProcessorProblem {
  path: (string | number)[];
  message: string;
}

/**
 * The processor of a field.
 *
 * @param chosen null for the usual one
 */
export function chooseProcessor(
  registry: ProcessorRegistry,
  chosen: FieldProcessor | null,
  id: string,
  attribute: Attribute,
): ValueProcessor | ProcessorProblem {
  const supporting = registry.supporting(attribute);
  const found = chosen
    ? supporting.find(({ name }) => name === chosen.name)
    : supporting.find(Boolean);
  if (found) return found;
  const names = supporting.map(({ name }) => name).join(', ');
  const message =
    chosen && !registry.find(chosen.name)
      ? `There is no processor «${chosen.name}»; «${id}» may use ${names}.`
      : `The processor «${chosen?.name}» makes nothing of «${id}»; use one of ${names}.`;
  return { path: ['processor', 'name'], message };
}

function assertUsable(processor: ValueProcessor, known: readonly ValueProcessor[]): void {
  const { name, priority, supports, process } = processor;
  const problem = !processorNameSchema.safeParse(name).success
    ? 'give it a name in kebab case, such as «film-length»'
    : isSystemProcessor(name)
      ? 'this name belongs to a processor of the plugin, choose another one'
      : known.some((one) => one.name === name)
        ? 'another one has this name, choose another one'
        : !Number.isFinite(priority)
          ? 'give it a number as its priority, such as 0'
          : typeof supports !== 'function' || typeof process !== 'function'
            ? 'give it the functions supports(attribute) and process(value, context)'
            : undefined;
  if (problem) throw new Error(`The processor «${name}» cannot be registered: ${problem}.`);
}
