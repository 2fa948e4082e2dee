import { Flex, Typography } from '@strapi/design-system';
import type { ActivationPreview } from 'strapi-cdp-config';
import { CodeBlock } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';

/** How many there are, some of them as they would leave, and who would be left out. */
export function PreviewResult({ preview }: { preview: ActivationPreview }) {
  const text = useText();
  const format = useFormat();
  const { members, rows, skipped } = preview;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography fontWeight="semiBold">
        {text('activations.preview-members', { count: members })}
      </Typography>
      {skipped.length > 0 && (
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography>{text('activations.preview-skipped')}</Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {skipped.map(({ reason, count }) => (
              <Typography key={reason} tag="li" textColor="neutral600">
                {format.number(count)} – {reason}
              </Typography>
            ))}
          </Flex>
        </Flex>
      )}
      {rows.length === 0 ? (
        <Typography textColor="neutral600">{text('activations.preview-nobody')}</Typography>
      ) : (
        <CodeBlock
          title={text('activations.preview-rows', { count: rows.length })}
          code={JSON.stringify(rows, null, 2)}
        />
      )}
    </Flex>
  );
}
