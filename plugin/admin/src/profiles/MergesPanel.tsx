import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MergeView } from 'strapi-cdp-config';
import { useAllowed } from '../shared/access/index.ts';
import { FailurePanel, Panel, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpProfileMergesQuery, useCdpReuniteSplitMutation } from './api.ts';
import { SplitDialog } from './SplitDialog.tsx';
import { useMergeReason } from './use-merge-reason.ts';

/** What came together in this profile, when and why, and how to take it apart again. */
export function MergesPanel({ profile }: { profile: string }) {
  const text = useText();
  const { data, error, refetch } = useCdpProfileMergesQuery(profile);
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('merges.title')}>
      {data?.items.length === 0 && (
        <Typography textColor="neutral600">{text('merges.empty')}</Typography>
      )}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {data?.items.map((merge) => (
          <li key={merge.id}>
            <MergeEntry merge={merge} />
          </li>
        ))}
      </Flex>
    </Panel>
  );
}

const STATE_VARIANT = { together: 'success', split: 'warning', apart: 'neutral' } as const;

function MergeEntry({ merge }: { merge: MergeView }) {
  const text = useText();
  const reason = useMergeReason();
  const { moved, kept, mergedAt, state, split } = merge;
  return (
    <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
      <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="80rem">
        <Flex gap={2} wrap="wrap">
          <Badge variant={STATE_VARIANT[state]} size="S">
            {text(`merges.state-${state}`)}
          </Badge>
          <Typography variant="pi" textColor="neutral600">
            <RelativeTime at={mergedAt} />
          </Typography>
        </Flex>
        <Typography tag="p">
          {text('merges.what', { moved: namesOf(moved), kept: namesOf(kept) })}
        </Typography>
        <Typography tag="p" textColor="neutral600">
          {reason(merge.reason)}
        </Typography>
        {split && (
          <Typography tag="p" textColor="neutral600">
            {text('merges.split-by', { by: split.by })} · <RelativeTime at={split.at} />
          </Typography>
        )}
      </Flex>
      <Decision merge={merge} />
    </Flex>
  );
}

/** The way apart, or back together, for those who may. */
function Decision({ merge }: { merge: MergeView }) {
  const text = useText();
  const toast = useToast();
  const allowed = useAllowed('profiles');
  const [isAsking, setAsking] = useState(false);
  const [reunite, { isLoading }] = useCdpReuniteSplitMutation();
  if (!allowed.split || merge.state === 'apart') return null;
  if (merge.state === 'together') {
    return (
      <Box>
        <Button variant="secondary" size="S" onClick={() => setAsking(true)}>
          {text('merges.split')}
        </Button>
        {isAsking && <SplitDialog merge={merge} onClose={() => setAsking(false)} />}
      </Box>
    );
  }
  const takeBack = async () => {
    const outcome = await reunite(merge.split?.id ?? '');
    if ('error' in outcome) toast.failed(outcome.error);
    else toast.succeeded('merges.reunited');
  };
  return (
    <Button variant="tertiary" size="S" loading={isLoading} onClick={takeBack}>
      {text('merges.reunite')}
    </Button>
  );
}

function namesOf(identifiers: { value: string }[]): string {
  return identifiers.map(({ value }) => value).join(', ') || '–';
}
