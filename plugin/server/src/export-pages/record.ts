import type { RecordField, RecordStatus, UpsertRecord, WorkflowKind } from 'strapi-cdp-config';
import type { SelectedField } from './selection.ts';
import {
  type Entry,
  type ExportedValue,
  entriesIn,
  exportValue,
  type ValueContext,
} from './values.ts';

/** What all records of a page have in common. */
export interface RecordContext extends ValueContext {
  kind: WorkflowKind;
  contentType: string;
  status: RecordStatus;
  localized: boolean;
  fields: readonly SelectedField[];
}

/** The record that an entry leaves as. */
export function recordOf(entry: Entry, context: RecordContext): UpsertRecord {
  const { kind, contentType, status, localized, fields } = context;
  return {
    op: 'upsert',
    kind,
    contentType,
    documentId: String(entry.documentId),
    locale: localized && typeof entry.locale === 'string' ? entry.locale : null,
    status,
    updatedAt: String(entry.updatedAt ?? entry.createdAt ?? new Date(0).toISOString()),
    fields: fields.map((field) => recordField(entry, field, context)),
  };
}

function recordField(entry: Entry, field: SelectedField, context: ValueContext): RecordField {
  const { id, exportedName, type } = field;
  return { id, name: exportedName, type, ...fieldValue(entry, field, context) };
}

/** Follows the way to a field; where it leads to many, the value is the list of what they have. */
function fieldValue(entry: Entry, field: SelectedField, context: ValueContext): ExportedValue {
  const { steps, name, attribute } = field;
  let holders = [entry];
  let isList = false;
  for (const step of steps) {
    isList ||= holders.some((holder) => Array.isArray(holder[step.name]));
    holders = holders.flatMap((holder) => entriesIn(holder[step.name]));
  }
  const values = holders.map((holder) => exportValue(attribute, holder[name], context));
  return isList ? { value: values.map(({ value }) => value) } : (values[0] ?? { value: null });
}
