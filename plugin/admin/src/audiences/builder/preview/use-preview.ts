import { useDebounce } from '@strapi/strapi/admin';
import { useEffect, useMemo, useState } from 'react';
import type { Preview, Rule } from 'strapi-cdp-config';
import { useLazyCdpPreviewQuery } from '../api.ts';
import { type RuleDraft, toRule } from '../model/draft.ts';

/** Milliseconds without a change after which the connector is asked. */
const PAUSE = 400;

interface LivePreview {
  /** The rule as it was when nobody had changed it for a moment; undefined while it is not complete. */
  rule: Rule | undefined;
  /** The last answer, which may be about the rule before. */
  data: Preview | undefined;
  /** Whether the answer is not about the rule as it is now. */
  isOld: boolean;
  isLoading: boolean;
  error: unknown;
  again: () => void;
}

/** Asks who a rule means, each time that it was changed; what was asked before is given up. */
export function useLivePreview(draft: RuleDraft, audience: string | null): LivePreview {
  const written = JSON.stringify(draft);
  const settled = useDebounce(written, PAUSE);
  const rule = useMemo(() => toRule(JSON.parse(settled)), [settled]);
  const [turn, setTurn] = useState(0);
  const [ask, { data, error, isFetching }] = useLazyCdpPreviewQuery();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks the same again.
  useEffect(() => {
    if (!rule) return;
    const request = ask({ rule, audience });
    return () => request.abort();
  }, [rule, audience, ask, turn]);

  const isSettled = settled === written;
  return {
    rule,
    data,
    isOld: !isSettled || isFetching || !rule || error !== undefined,
    isLoading: isFetching || (!isSettled && toRule(draft) !== undefined),
    error: rule && isSettled && !isFetching ? error : undefined,
    again: () => setTurn((before) => before + 1),
  };
}
