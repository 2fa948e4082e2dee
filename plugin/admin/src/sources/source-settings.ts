import type { SourceInput, SourceSettings } from 'strapi-cdp-config';
import type { SourceRow } from '../../../shared/contracts/sources.ts';

/** What an editor may change of a source. */
export function settingsOf(source: SourceRow): SourceSettings {
  const { name, enabled, origins, rateLimit, ip, plan, consent } = source;
  return { name, enabled, origins, rateLimit, ip, plan, consent };
}

/** What a new source begins with. */
export const NEW_SOURCE: SourceInput = {
  key: '',
  kind: 'browser',
  name: '',
  enabled: true,
  origins: [],
  rateLimit: null,
  ip: 'truncate',
  plan: 'off',
  consent: { store: [], profile: [], activate: [] },
};
