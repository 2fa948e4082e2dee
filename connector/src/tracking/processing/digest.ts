import { sql } from 'kysely';

/** What is remembered of the column `message_id`: short and of one length, however long the id. */
export const DIGEST = sql.raw(
  "encode(substring(sha256(convert_to(message_id, 'UTF8')) for 16), 'hex')::uuid",
);
