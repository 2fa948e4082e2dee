import {
  deleteRecordSchema,
  type ExportRecord,
  RecordReader,
  RecordWriter,
  rowLineSchema,
  shapeLineSchema,
  upsertRecordSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

const { kind, contentType, status } = upsertRecordSchema.shape;

/** Records as a batch keeps them: as Strapi tells them, and deletions. */
const linesSchema = z.array(
  z.discriminatedUnion('op', [
    /** What the rows after it have in common. */
    z.strictObject({ op: z.literal('of'), kind, contentType, status }),
    shapeLineSchema,
    rowLineSchema,
    deleteRecordSchema,
  ]),
);
type Line = z.infer<typeof linesSchema>[number];

/** Writes records shortly. Those of a batch are of one content type and status. */
export function toLines(records: readonly ExportRecord[]): Line[] {
  const writer = new RecordWriter();
  const first = records.find(({ op }) => op === 'upsert');
  const lines: Line[] = [];
  if (first) {
    const { kind, contentType, status } = first;
    lines.push({ op: 'of', kind, contentType, status });
  }
  for (const record of records) {
    if (record.op === 'delete') lines.push(record);
    else lines.push(...writer.write(record));
  }
  return lines;
}

/** Reads what {@link toLines} wrote, in the same order. @throws ZodError, RowError */
export function fromLines(json: unknown): ExportRecord[] {
  let reader: RecordReader | undefined;
  const records: ExportRecord[] = [];
  for (const line of linesSchema.parse(json)) {
    if (line.op === 'of') reader = new RecordReader(line);
    else if (line.op === 'delete') records.push(line);
    else {
      const record = reader?.read(line);
      if (record) records.push(record);
    }
  }
  return records;
}
