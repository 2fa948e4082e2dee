import { type Kysely, sql } from 'kysely';

/** Copies of what was delivered last. */
export async function up(database: Kysely<unknown>): Promise<void> {
  // Apart from exported_records, which every run writes: this is written when what is sent changes.
  await sql`
    create table cdp.sent_copies (
      workflow_key text not null,
      content_type text not null,
      document_id text not null,
      locale text not null,
      status text not null check (status in ('published', 'draft')),
      kind text not null check (kind in ('content', 'user', 'product')),
      hash bytea not null,
      record text,
      primary key (workflow_key, content_type, document_id, locale, status)
    )
  `.execute(database);
  // Erasing a person looks for users by their document id alone.
  await sql`
    create index sent_copies_of_users on cdp.sent_copies (document_id) where kind = 'user'
  `.execute(database);
}
