import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import {
  type RecordField,
  recordFieldSchema,
  recordIdentityShape,
  type UpsertRecord,
} from './record.ts';

/*
 * Records as lines, many of which have the same fields: the fields are told once, then come the values.
 * Told with each record they would be three quarters of what is written, sent, read and kept.
 */

const { id, name, type } = recordFieldSchema.shape;

/** The fields that rows have, in their order. Rows name a shape by its number: the first line is 0. */
export const shapeLineSchema = z.strictObject({
  op: z.literal('shape'),
  fields: z.array(z.strictObject({ id, name, type })),
});
export type ShapeLine = z.infer<typeof shapeLineSchema>;

/** Whatever JSON can say. It was JSON before it was parsed, so nothing in it is looked at. */
const parsedJson = z.custom<RecordField['value']>((value) => value !== undefined);

/** One record: a value for each field of its shape. */
export const rowLineSchema = z.strictObject({
  op: z.literal('row'),
  shape: z.number().int().min(0),
  documentId: recordIdentityShape.documentId,
  locale: recordIdentityShape.locale,
  updatedAt: instantSchema,
  values: z.array(parsedJson),
  /** Further parts of values, by the place of the field. */
  parts: z.record(z.string(), z.record(z.string(), parsedJson)).optional(),
});
export type RowLine = z.infer<typeof rowLineSchema>;

/** What all records of some lines have in common. */
export type RecordsInCommon = Pick<UpsertRecord, 'kind' | 'contentType' | 'status'>;

/** A row that does not fit what came before it. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

/** Writes records as lines. What they have in common is left out: who reads them knows it. */
export class RecordWriter {
  readonly #shapes = new Map<string, number>();
  #last: { fields: readonly RecordField[]; number: number } | undefined;

  /** The line of a record, after that of its shape where it is a new one. */
  write(record: UpsertRecord): (ShapeLine | RowLine)[] {
    const { documentId, locale, updatedAt, fields } = record;
    const known = this.#shapes.size;
    const shape = this.#shapeOf(fields);
    const parts = partsOf(fields);
    const row: RowLine = {
      op: 'row',
      shape,
      documentId,
      locale,
      updatedAt,
      values: fields.map(({ value }) => value),
      ...(parts && { parts }),
    };
    return shape < known ? [row] : [shapeOf(fields), row];
  }

  #shapeOf(fields: readonly RecordField[]): number {
    if (this.#last && isAlike(this.#last.fields, fields)) return this.#last.number;
    const key = JSON.stringify(shapeOf(fields));
    const number = this.#shapes.get(key) ?? this.#shapes.size;
    this.#shapes.set(key, number);
    this.#last = { fields, number };
    return number;
  }
}

/** Reads what {@link RecordWriter} wrote. */
export class RecordReader {
  readonly #common: RecordsInCommon;
  readonly #shapes: ShapeLine['fields'][] = [];

  constructor(common: RecordsInCommon) {
    this.#common = common;
  }

  /** The record of a line; undefined for the line of a shape. @throws RowError */
  read(line: ShapeLine | RowLine): UpsertRecord | undefined {
    if (line.op === 'shape') {
      this.#shapes.push(line.fields);
      return undefined;
    }
    const { shape: number, documentId, locale, updatedAt, values, parts } = line;
    const { kind, contentType, status } = this.#common;
    const shape = this.#shapes[number];
    if (!shape) throw new RowError(`a row is of shape ${number}, which did not come before it`);
    if (shape.length !== values.length) {
      throw new RowError(`a row has ${values.length} values for ${shape.length} fields`);
    }
    const fields = shape.map(({ id, name, type }, place): RecordField => {
      const value = values[place] ?? null;
      const own = parts?.[place];
      return own ? { id, name, type, value, parts: own } : { id, name, type, value };
    });
    return { op: 'upsert', kind, contentType, documentId, locale, status, updatedAt, fields };
  }
}

function shapeOf(fields: readonly RecordField[]): ShapeLine {
  return { op: 'shape', fields: fields.map(({ id, name, type }) => ({ id, name, type })) };
}

function isAlike(some: readonly RecordField[], others: readonly RecordField[]): boolean {
  return (
    some.length === others.length &&
    some.every((field, place) => {
      const other = others[place];
      return field.id === other?.id && field.name === other.name && field.type === other.type;
    })
  );
}

function partsOf(fields: readonly RecordField[]): RowLine['parts'] {
  let parts: RowLine['parts'];
  for (const [place, { parts: own }] of fields.entries()) {
    if (!own) continue;
    parts ??= {};
    parts[place] = own;
  }
  return parts;
}
