import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { TrialRequest } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { TrialDialog } from './TrialDialog.tsx';

interface Props {
  /** What is tried; undefined, and nothing is, where it is not complete. */
  request: () => TrialRequest | undefined;
}

/** Shows what a workflow would send of some records, and what the destination says to them. */
export function TryButton({ request }: Props) {
  const text = useText();
  const [asked, setAsked] = useState<TrialRequest>();
  return (
    <>
      <Button variant="secondary" type="button" onClick={() => setAsked(request())}>
        {text('trial.button')}
      </Button>
      {asked && <TrialDialog request={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
