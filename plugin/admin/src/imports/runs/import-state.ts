import type { ImportRun, ImportState } from 'strapi-cdp-config';

const UNDER_WAY: readonly ImportState[] = ['queued', 'running', 'retrying'];

/** Whether an import has work left. */
export function isImporting({ state }: Pick<ImportRun, 'state'>): boolean {
  return UNDER_WAY.includes(state);
}

/** How far an import is, from 0 to 100. */
export function percentOf({
  state,
  bytes,
  bytesRead,
}: Pick<ImportRun, 'state' | 'bytes' | 'bytesRead'>): number {
  if (state === 'finished') return 100;
  return bytes === 0 ? 0 : Math.min(99, Math.floor((bytesRead / bytes) * 100));
}
