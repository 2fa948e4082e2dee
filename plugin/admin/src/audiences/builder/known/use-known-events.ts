import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { EventType } from 'strapi-cdp-config';
import { type PlanRow, planQuerySchema } from '../../../../../shared/contracts/plan.ts';
import { useCdpPlanQuery } from '../../../plan/index.ts';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import type { EventDraft } from '../model/conditions.ts';

/** All of the plan that one request brings: its names come first. */
const QUERY = { ...planQuerySchema.parse({}), pageSize: 100 };

const NOTHING: PlanRow[] = [];

function useRows(): PlanRow[] {
  // Who may not read the plan, or while the connector is away, types names without suggestions.
  return useCdpPlanQuery(QUERY).data?.items ?? NOTHING;
}

/** Names of events of a type that came or are planned, the most frequent first. */
export function useKnownEvents(type: EventType): Suggestion[] {
  const text = useText();
  const { formatNumber } = useIntl();
  const rows = useRows();
  return useMemo(
    () =>
      rows
        .filter((row) => row.type === type && type === 'track')
        .sort((one, other) => (other.seen?.events ?? 0) - (one.seen?.events ?? 0))
        .map(({ name, seen }) => ({
          value: name,
          detail: seen
            ? text('builder.known-events', { count: formatNumber(seen.events) })
            : text('builder.known-planned'),
        })),
    [rows, type, text, formatNumber],
  );
}

/** Properties that events had, the most frequent first, and those that are planned. */
export function useKnownProperties({ type, name }: EventDraft): Suggestion[] {
  const text = useText();
  const { formatNumber } = useIntl();
  const rows = useRows();
  return useMemo(() => {
    const meant = rows.filter(
      (row) => row.type === type && (type !== 'track' || row.name === name),
    );
    const shares = new Map<string, number>();
    for (const { properties, seen } of meant) {
      for (const planned of properties) shares.set(planned.name, shares.get(planned.name) ?? 0);
      for (const property of seen?.properties ?? []) {
        const share = seen && seen.examined > 0 ? property.seen / seen.examined : 0;
        shares.set(property.name, share);
      }
    }
    return [...shares]
      .sort(([, one], [, other]) => other - one)
      .map(([value, share]) => ({
        value,
        detail:
          share > 0
            ? text('builder.known-share', { share: formatNumber(share, { style: 'percent' }) })
            : text('builder.known-planned'),
      }));
  }, [rows, type, name, text, formatNumber]);
}
