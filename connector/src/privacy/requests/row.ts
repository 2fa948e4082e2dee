import type { Selectable } from 'kysely';
import type { PrivacyRequest } from 'strapi-cdp-config';
import type { PrivacyRequestsTable } from '../tables.ts';

/** A request as it is told to others. */
export function toRequest(row: Selectable<PrivacyRequestsTable>): PrivacyRequest {
  return {
    id: row.id,
    action: row.action,
    state: row.state,
    requestedBy: row.requested_by,
    origin: row.origin,
    requestedAt: row.requested_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    identifierTypes: row.identifier_types,
    identifierHashes: row.identifier_hashes.map((hash) => hash.toString('hex')),
    counts: row.counts,
    error: row.error,
  };
}
