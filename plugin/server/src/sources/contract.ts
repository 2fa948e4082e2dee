import type { SourceActivity } from 'strapi-cdp-config';
import type { SourceRow as SourceContract } from '../../../shared/contracts/sources.ts';
import { type SourceRow, sourceOf } from './source-repository.ts';
import { idOfKey } from './write-keys.ts';

/** A source as the screens are told of it: without the digests of its keys. */
export function toContract(row: SourceRow, activity: SourceActivity | null = null): SourceContract {
  const { documentId, managedBy, updatedAt } = row;
  return {
    documentId,
    ...sourceOf(row),
    writeKeys: row.writeKeys.map((key) => ({
      id: idOfKey(key),
      prefix: key.prefix,
      value: key.value,
      createdAt: key.createdAt,
      expiresAt: key.expiresAt,
    })),
    managedBy,
    updatedAt,
    activity,
  };
}
