import type { DestinationKind } from 'strapi-cdp-config';
import type { DestinationKindOf } from './destination.ts';
import { fileKind } from './file/index.ts';
import { httpKind } from './http/index.ts';
import { webhookKind } from './webhook/index.ts';

/** Every kind of destination that can be configured. */
export const kinds: { [Kind in DestinationKind]: DestinationKindOf<Kind> } = {
  http: httpKind,
  webhook: webhookKind,
  file: fileKind,
};

/** The kind of a definition, which takes just such definitions. */
export function kindOf<Kind extends DestinationKind>({ kind }: { kind: Kind }) {
  return kinds[kind] as unknown as DestinationKindOf<Kind>;
}
