import { Button, Modal } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useEffect } from 'react';
import type { TrialRequest } from 'strapi-cdp-config';
import { FailurePanel, Loading } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpTryWorkflowMutation } from '../api.ts';
import { TrialResult } from './TrialResult.tsx';

interface Props {
  request: TrialRequest;
  onClose: () => void;
}

/** Tries a workflow as it opens, and again when asked to. */
export function TrialDialog({ request, onClose }: Props) {
  const text = useText();
  const [attempt, { data, error, isLoading, isUninitialized }] = useCdpTryWorkflowMutation();
  const again = () => void attempt(request);
  useEffect(() => void attempt(request), [attempt, request]);
  const isBusy = isLoading || isUninitialized;

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('action.close')}>
          <Modal.Title>{text('trial.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <div aria-live="polite" aria-busy={isBusy}>
            {isBusy ? (
              <Loading />
            ) : error ? (
              <FailurePanel error={error} onRetry={again} />
            ) : (
              data && <TrialResult trial={data} />
            )}
          </div>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('action.close')}</Button>
          </Modal.Close>
          <Button startIcon={<ArrowClockwise />} loading={isBusy} onClick={again}>
            {text('trial.again')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
