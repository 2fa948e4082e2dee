import type { ProcessorOptions } from 'strapi-cdp-config';
import { type Attribute, type FindModel, nameAttribute } from '../../paths/index.ts';
import type { ProcessedValue } from '../processor.ts';
import { entriesIn, toJson } from '../public-value.ts';

type Options = ProcessorOptions<'names'>;

/** What related entries are called, as a list. */
export function toNames(
  raw: unknown,
  attribute: Attribute,
  options: Options,
  findModel: FindModel,
): ProcessedValue {
  const name = namingOf(attribute, options, findModel);
  return { value: entriesIn(raw).map((entry) => toJson(entry[name])), type: 'relation' };
}

/** The field of related entries that is taken for their name. */
export function namingOf(
  { target = '' }: Attribute,
  { attribute }: Options,
  findModel: FindModel,
): string {
  const model = findModel(target);
  return attribute ?? (model && nameAttribute(model)) ?? 'documentId';
}

/** Which entries are related, as a list. */
export function toIds(raw: unknown): ProcessedValue {
  return { value: entriesIn(raw).map(({ documentId }) => toJson(documentId)), type: 'relation' };
}
