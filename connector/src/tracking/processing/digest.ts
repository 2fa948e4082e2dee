import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { toUuid } from '../../shared/uuid.ts';

/** What is remembered of the column `message_id`: short and of one length, however long the id. */
export const DIGEST = sql.raw(
  "encode(substring(sha256(convert_to(message_id, 'UTF8')) for 16), 'hex')::uuid",
);

/** The same, made here. A UUID as the database writes it. */
export function digestOf(messageId: string): string {
  return toUuid(hash('sha256', messageId, 'hex'));
}
