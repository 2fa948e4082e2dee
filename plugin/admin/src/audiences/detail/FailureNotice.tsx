import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { Notice, useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpComputeAudienceMutation } from '../api.ts';

interface Props {
  audience: AudienceRow;
  mayCompute: boolean;
}

/** Why the membership is not that of the rule, and the way to try it again. */
export function FailureNotice({ audience, mayCompute }: Props) {
  const text = useText();
  const toast = useToast();
  const [compute, { isLoading }] = useCdpComputeAudienceMutation();
  const { documentId, activity } = audience;

  const again = async () => {
    const result = await compute(documentId);
    if ('error' in result) toast.failed(result.error);
    else toast.succeeded('audiences.computing-again');
  };

  return (
    <Notice tone="warning">
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Typography>
          {text(activity?.size === null ? 'audiences.failed-first' : 'audiences.failed')}{' '}
          {activity?.error}
        </Typography>
        {mayCompute && (
          <Button
            variant="secondary"
            startIcon={<ArrowClockwise />}
            loading={isLoading}
            onClick={again}
          >
            {text('audiences.compute-again')}
          </Button>
        )}
      </Flex>
    </Notice>
  );
}
