import {
  fillTemplate,
  PROCESSOR_OPTIONS,
  type ProcessorOptions,
  type SystemProcessor,
  templatePaths,
} from 'strapi-cdp-config';
import type { Attribute, FindModel } from '../../paths/index.ts';
import { asText } from '../convert.ts';
import {
  type Options,
  type ProcessedValue,
  type ProcessorContext,
  SYSTEM_PRIORITY,
  type ValueProcessor,
} from '../processor.ts';
import { toDate } from './date.ts';
import { toHash } from './hash.ts';
import { toMediaUrl } from './media-url.ts';
import { namingOf, toIds, toNames } from './names.ts';
import { toNumber } from './number.ts';
import { toPlainText } from './plain-text.ts';
import { toText } from './text.ts';
import { toYesNo } from './yes-no.ts';

const TEXTS = ['string', 'text', 'richtext', 'uid', 'email', 'enumeration', 'json'];
const NUMBERS = ['integer', 'biginteger', 'float', 'decimal'];
const DATES = ['date', 'datetime', 'timestamp'];
const SCALARS = [...TEXTS, ...NUMBERS, ...DATES, 'time', 'boolean'];

const among =
  (...types: string[]) =>
  ({ type }: Attribute) =>
    types.includes(type);

/** The processors that every site has; `as-is`, the first, is the usual one. */
export function systemProcessors(findModel: FindModel): ValueProcessor[] {
  return [
    system(
      'as-is',
      () => true,
      ({ asIs }) => asIs,
    ),
    system('text', among(...SCALARS), ({ asIs }, options) => toText(asIs.value, options)),
    system('number', among(...TEXTS, ...NUMBERS, 'boolean'), ({ asIs }, options) =>
      toNumber(asIs.value, options),
    ),
    system('date', among(...DATES, 'string', 'text', 'json'), ({ asIs }, options) =>
      toDate(asIs.value, options),
    ),
    system('yes-no', among('boolean', 'integer', ...TEXTS), ({ asIs }, options) =>
      toYesNo(asIs.value, options),
    ),
    system(
      'plain-text',
      among('richtext', 'blocks', 'text', 'string', 'json'),
      ({ asIs }, options) => toPlainText(asIs.value, options),
    ),
    system('hash', among(...SCALARS), ({ asIs }) => toHash(asIs.value)),
    system(
      'json',
      () => true,
      ({ asIs: { value } }, { asText: isText }) =>
        isText
          ? { value: value === null ? null : JSON.stringify(value), type: 'string' }
          : { value, type: 'json' },
    ),
    system('ids', among('relation'), (_, __, raw) => toIds(raw)),
    {
      ...system('names', among('relation'), ({ attribute }, options, raw) =>
        toNames(raw, attribute, options, findModel),
      ),
      requires: (options, { id, attribute }) => [
        `${id}.${namingOf(attribute, optionsOf('names', options), findModel)}`,
      ],
    },
    system('media-url', among('media'), ({ siteUrl }, options, raw) =>
      toMediaUrl(raw, options, siteUrl),
    ),
    {
      ...system(
        'template',
        () => true,
        (context, { template }) => ({
          value: fillTemplate(template, (path) => asText(context.valueOf(path), ', ')),
          type: 'string',
        }),
      ),
      requires: (options) => templatePaths(optionsOf('template', options).template),
    },
  ];
}

function system<Name extends SystemProcessor>(
  name: Name,
  supports: ValueProcessor['supports'],
  process: (
    context: ProcessorContext,
    options: ProcessorOptions<Name>,
    raw: unknown,
  ) => ProcessedValue,
): ValueProcessor {
  return {
    name,
    priority: SYSTEM_PRIORITY,
    supports,
    process: (raw, context) => process(context, optionsOf(name, context.options), raw),
  };
}

/** Options as they were read, for all records of a page. */
const read = new WeakMap<Options, unknown>();

/** They were checked when they were written; what they are made of is read again for the types. */
function optionsOf<Name extends SystemProcessor>(
  name: Name,
  options: Options,
): ProcessorOptions<Name> {
  const known = read.get(options) ?? PROCESSOR_OPTIONS[name].parse(options);
  read.set(options, known);
  return known as ProcessorOptions<Name>;
}
