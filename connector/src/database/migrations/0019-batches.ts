import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

/** Copies that become a batch together. */
const AT_ONCE = 1_000;

/**
 * What was delivered is kept by batch. A copy of each record, written again beside the batch that had
 * been kept for its delivery, took a third of the time of a run.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createBatches(database);
  await moveCopies(database);
  await moveKeptSteps(database);
  await sql`drop table cdp.sent_copies`.execute(database);
}

async function createBatches(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cdp.batches (
      id bigint generated always as identity primary key,
      workflow_key text not null,
      kind text not null check (kind in ('content', 'user', 'product')),
      records bytea not null,
      users text[]
    )
  `.execute(database);
  // What comes compressed is not worth another attempt.
  await sql`alter table cdp.batches alter column records set storage external`.execute(database);
  await sql`create index batches_of_workflow on cdp.batches (workflow_key)`.execute(database);
  // Erasing a person looks for users by their document id alone.
  await sql`
    create index batches_of_users on cdp.batches using gin (users) where users is not null
  `.execute(database);
  // No foreign key: it would be checked for each record of each run.
  await sql`alter table cdp.exported_records add column batch bigint`.execute(database);
}

interface CopyRow {
  workflow_key: string;
  content_type: string;
  document_id: string;
  locale: string;
  status: string;
  kind: string;
  record: string;
}

async function moveCopies(database: Kysely<unknown>): Promise<void> {
  for (;;) {
    // What is moved is deleted, so that one workflow after the other comes up in the order of the key.
    const { rows } = await sql<CopyRow>`
      with next as (
        select * from cdp.sent_copies where record is not null
        order by workflow_key, content_type, document_id, locale, status limit ${AT_ONCE}
      )
      delete from cdp.sent_copies as copy using next
      where copy.workflow_key = next.workflow_key and copy.content_type = next.content_type
        and copy.document_id = next.document_id and copy.locale = next.locale
        and copy.status = next.status
      returning copy.workflow_key, copy.content_type, copy.document_id, copy.locale, copy.status,
        copy.kind, copy.record
    `.execute(database);
    if (rows.length === 0) return;
    for (const own of Map.groupBy(rows, (row) =>
      JSON.stringify([row.workflow_key, row.kind]),
    ).values()) {
      await moveToBatch(database, own);
    }
  }
}

async function moveToBatch(database: Kysely<unknown>, rows: CopyRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const records = rows.map(({ record }) => JSON.parse(record));
  const batch = await insertBatch(database, first.workflow_key, first.kind, records);
  const column = (name: keyof CopyRow) => rows.map((row) => row[name]);
  await sql`
    update cdp.exported_records as known set batch = ${batch}::bigint
    from unnest(
      ${column('content_type')}::text[], ${column('document_id')}::text[],
      ${column('locale')}::text[], ${column('status')}::text[]
    ) as copy (content_type, document_id, locale, status)
    where known.workflow_key = ${first.workflow_key}
      and known.content_type = copy.content_type and known.document_id = copy.document_id
      and known.locale = copy.locale and known.status = copy.status
  `.execute(database);
}

/** What runs are about to deliver is a batch too. */
async function moveKeptSteps(database: Kysely<unknown>): Promise<void> {
  await sql`alter table cdp.kept_steps add column batch bigint`.execute(database);
  const { rows } = await sql<{ run_id: string; step: Buffer; workflow_key: string; kind: string }>`
    select run_id, step, workflow_key, kind
    from cdp.kept_steps join cdp.runs on runs.id = kept_steps.run_id
  `.execute(database);
  for (const { run_id, step, workflow_key, kind } of rows) {
    const { records, ...rest } = await unpack(step);
    const batch = await insertBatch(database, workflow_key, kind, records);
    await sql`
      update cdp.kept_steps set batch = ${batch}::bigint, step = ${await pack(rest)}
      where run_id = ${run_id}::uuid
    `.execute(database);
  }
  await sql`alter table cdp.kept_steps alter column batch set not null`.execute(database);
}

interface KeptRecord {
  op: string;
  kind: string;
  contentType: string;
  documentId: string;
  locale: string | null;
  status: string;
  updatedAt: string;
  fields: { id: string; name: string; type: string; value: unknown; parts?: object }[];
}

/** @returns its id */
async function insertBatch(
  database: Kysely<unknown>,
  workflowKey: string,
  kind: string,
  records: KeptRecord[],
): Promise<string> {
  const upserts = records.filter(({ op }) => op === 'upsert');
  const users = kind === 'user' ? upserts.map(({ documentId }) => documentId) : null;
  const { rows } = await sql<{ id: string }>`
    insert into cdp.batches (workflow_key, kind, records, users)
    values (${workflowKey}, ${kind}, ${await pack(toLines(records))}, ${users}::text[])
    returning id
  `.execute(database);
  return rows[0]?.id ?? '';
}

/** What the rows have in common, then the fields and the values of one record after the other. */
function toLines(records: KeptRecord[]): object[] {
  const [first] = records.filter(({ op }) => op === 'upsert');
  const { kind, contentType, status } = first ?? {};
  const lines: object[] = first ? [{ op: 'of', kind, contentType, status }] : [];
  let shape = 0;
  for (const record of records) {
    if (record.op === 'delete') {
      lines.push(record);
      continue;
    }
    const { documentId, locale, updatedAt, fields } = record;
    const values = fields.map(({ value }) => value);
    const parts = fields.flatMap(({ parts: own }, place) => (own ? [[place, own]] : []));
    lines.push({ op: 'shape', fields: fields.map(({ id, name, type }) => ({ id, name, type })) });
    lines.push({
      op: 'row',
      shape,
      documentId,
      locale,
      updatedAt,
      values,
      ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
    });
    shape += 1;
  }
  return lines;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

function pack(value: unknown): Promise<Buffer> {
  return compress(JSON.stringify(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

async function unpack(packed: Buffer): Promise<{ records: KeptRecord[] }> {
  return JSON.parse((await decompress(packed)).toString('utf8'));
}
