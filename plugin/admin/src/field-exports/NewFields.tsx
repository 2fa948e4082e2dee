import { Button, Flex, Typography } from '@strapi/design-system';
import type { FieldExportDetails } from '../../../shared/contracts/field-exports.ts';
import { useAllowed } from '../shared/access/index.ts';
import { Notice, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpMarkFieldsSeenMutation } from './api.ts';

/** Announces fields that came into the model since the choice was last looked at. */
export function NewFields({ details }: { details: FieldExportDetails }) {
  const text = useText();
  const toast = useToast();
  const { update } = useAllowed('field-exports');
  const [markSeen, { isLoading }] = useCdpMarkFieldsSeenMutation();
  const fresh = details.available.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return null;

  const dismiss = async () => {
    const result = await markSeen(details.contentType);
    if ('error' in result) toast.failed(result.error);
  };

  return (
    <Notice>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography>
          {text('field-exports.new-fields', {
            count: fresh.length,
            fields: fresh.map(({ id }) => id).join(', '),
          })}
        </Typography>
        {update && (
          <Button variant="tertiary" size="S" loading={isLoading} onClick={dismiss}>
            {text('field-exports.new-seen')}
          </Button>
        )}
      </Flex>
    </Notice>
  );
}
