import type { Attribute } from '../paths/index.ts';
import type { ExportedValue, Json } from './public-value.ts';

/** The options that an editor chose for a processor, checked where the processor is one of ours. */
export type Options = Readonly<Record<string, Json>>;

/** What a processor knows of the value that it makes. */
export interface ProcessorContext {
  /** The attribute at the end of the field's path. */
  attribute: Attribute;
  /** Path in the model and exported name. */
  field: { id: string; name: string };
  options: Options;
  /** Which entry it is. */
  entry: { contentType: string; documentId: string; locale: string | null };
  /** What the field gives by itself: plain JSON, files as addresses, entries as their ids. */
  asIs: ExportedValue;
  /** The same of another field that {@link ValueProcessor.requires} names. */
  valueOf(path: string): Json;
  /** Address of this site, put before the addresses of files that it serves itself. */
  siteUrl: string;
}

/** The field that a processor is chosen for. */
export interface RequiringField {
  /** Path in the model. */
  id: string;
  attribute: Attribute;
}

/** What a processor makes: a value, parts where it has several, and a type if it is another one. */
export interface ProcessedValue extends ExportedValue {
  type?: string;
}

/**
 * Makes the value that a field leaves with. A site adds its own where its plugins are registered:
 *
 * ```ts
 * strapi.plugin('cdp').service('field-processors').register({
 *   name: 'shout',
 *   priority: 0,
 *   supports: ({ type }) => type === 'string',
 *   process: (value) => ({ value: String(value).toUpperCase() }),
 * });
 * ```
 */
export interface ValueProcessor {
  /** In kebab case. Field exports name it so. */
  name: string;
  /** What editors read; the name by default. */
  label?: string;
  /**
   * Where nobody chose a processor, the one of the highest priority that supports the attribute makes
   * the value. Those of the plugin have -100.
   */
  priority: number;
  /** Whether it can make a value of such an attribute: editors are offered it there only. */
  supports(attribute: Attribute): boolean;
  /** Paths of other fields that it reads, so that they are fetched with the entry. */
  requires?(options: Options, field: RequiringField): string[];
  /**
   * Makes the value. Called once a record, in the thread that serves Strapi: quick, and without side
   * effects. Where the way to the field leads through many entries, `value` is the list of theirs.
   *
   * @param value as Strapi has it
   * @returns undefined to leave the field out of this record
   */
  process(value: unknown, context: ProcessorContext): ProcessedValue | undefined;
}

/** Priority of the processors that come with the plugin. */
export const SYSTEM_PRIORITY = -100;
