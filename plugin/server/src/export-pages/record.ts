import type { RecordField, RecordStatus, UpsertRecord, WorkflowKind } from 'strapi-cdp-config';
import {
  atPath,
  type Entry,
  type ExportedValue,
  entriesIn,
  type FieldPath,
  type ProcessedValue,
  type ProcessorContext,
  publicValue,
  type SelectedField,
  type ValueContext,
  type ValueProcessor,
} from '../field-exports/index.ts';
import { ConflictError } from '../http/index.ts';

/** What all records of a page have in common. */
export interface RecordContext extends ValueContext {
  kind: WorkflowKind;
  contentType: string;
  status: RecordStatus;
  localized: boolean;
  fields: readonly SelectedField[];
}

/** A processor of the site failed. */
export class ProcessorError extends ConflictError {
  constructor(name: string, { field, entry }: ProcessorContext, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The processor «${name}» failed on the field «${field.id}» of the entry ` +
        `${entry.documentId} of «${entry.contentType}»: ${reason}`,
    );
  }
}

/** The record that an entry leaves as. @throws ProcessorError */
export function recordOf(entry: Entry, context: RecordContext): UpsertRecord {
  const { kind, contentType, status, fields } = context;
  return {
    op: 'upsert',
    kind,
    contentType,
    documentId: String(entry.documentId),
    locale: localeOf(entry, context),
    status,
    updatedAt: String(entry.updatedAt ?? entry.createdAt ?? new Date(0).toISOString()),
    fields: fields.flatMap((field) => recordField(entry, field, context) ?? []),
  };
}

/** What a chosen field is in Strapi, before its processor saw it. */
export function valueBefore(entry: Entry, field: FieldPath, context: ValueContext): ExportedValue {
  return asIs(rawValue(entry, field), field, context);
}

/** One field as it leaves; undefined when its processor leaves it out. @throws ProcessorError */
export function recordField(
  entry: Entry,
  field: SelectedField,
  context: RecordContext,
): RecordField | undefined {
  const { id, exportedName: name, type, attribute, processor, options, required } = field;
  const raw = rawValue(entry, field);
  const processed = processWith(processor, raw.value, {
    attribute,
    field: { id, name },
    options,
    entry: {
      contentType: context.contentType,
      documentId: String(entry.documentId),
      locale: localeOf(entry, context),
    },
    asIs: asIs(raw, field, context),
    siteUrl: context.siteUrl,
    valueOf(path) {
      const other = required.find((one) => one.id === path);
      return other ? valueBefore(entry, other, context).value : null;
    },
  });
  if (!processed) return undefined;
  const { value, parts } = processed;
  return { id, name, type: processed.type ?? type, value, ...(parts && { parts }) };
}

/** @throws ProcessorError */
function processWith(
  processor: ValueProcessor,
  value: unknown,
  context: ProcessorContext,
): ProcessedValue | undefined {
  try {
    return processor.process(value, context);
  } catch (cause) {
    throw new ProcessorError(processor.name, context, cause);
  }
}

/** What is at the end of the way to a field; where it leads to many, the list of what they have. */
interface RawValue {
  value: unknown;
  isList: boolean;
}

function rawValue(entry: Entry, { steps, name, jsonPath }: FieldPath): RawValue {
  let holders = [entry];
  let isList = false;
  for (const step of steps) {
    isList ||= step.kind === 'zone' || holders.some((holder) => Array.isArray(holder[step.name]));
    holders = holders.flatMap((holder) => entriesIn(holder[step.name]));
    if (step.kind === 'zone') {
      holders = holders.filter(({ __component }) => __component === step.model);
    }
  }
  const values = holders.map((holder) =>
    jsonPath.length > 0 ? atPath(holder[name], jsonPath) : holder[name],
  );
  return { value: isList ? values : values[0], isList };
}

function asIs(
  { value, isList }: RawValue,
  { attribute }: FieldPath,
  context: ValueContext,
): ExportedValue {
  if (!isList || !Array.isArray(value)) return publicValue(attribute, value, context);
  return { value: value.map((one) => publicValue(attribute, one, context).value) };
}

function localeOf({ locale }: Entry, { localized }: RecordContext): string | null {
  return localized && typeof locale === 'string' ? locale : null;
}
