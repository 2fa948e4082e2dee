import type { DestinationInput, DestinationKind } from 'strapi-cdp-config';
import type { DestinationRow } from '../../../../shared/contracts/destinations.ts';

const common = {
  key: '',
  name: '',
  concurrency: 2,
  maxRate: null,
  retry: { limit: 10, first: 1_000, longest: 300_000 },
};

/** What a new destination of each kind begins with. */
export const NEW_DESTINATIONS: {
  [Kind in DestinationKind]: Extract<DestinationInput, { kind: Kind }>;
} = {
  http: { ...common, kind: 'http', url: '', preset: 'flat', headers: [], timeout: 30_000 },
  webhook: {
    ...common,
    kind: 'webhook',
    url: '',
    secret: '',
    format: 'json',
    timeout: 30_000,
  },
  file: { ...common, kind: 'file', directory: 'exports', format: 'ndjson', gzip: false },
};

/** What an editor may change of a destination; undefined for one of a configuration file. */
export function inputOf({ settings }: DestinationRow): DestinationInput | undefined {
  if (!settings) return undefined;
  const retry = settings.retry ?? common.retry;
  switch (settings.kind) {
    case 'http': {
      const { headerNames, ...others } = settings;
      return { ...others, retry, headers: headerNames.map((name) => ({ name, value: null })) };
    }
    case 'webhook':
      return { ...settings, retry, secret: null };
    case 'file':
      return { ...settings, retry };
  }
}
