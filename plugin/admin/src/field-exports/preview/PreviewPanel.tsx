import { Box, Flex, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type FieldSelection, fieldSelectionsSchema } from 'strapi-cdp-config';
import type { SampleEntry } from '../../../../shared/contracts/field-exports.ts';
import { ErrorPanel, Notice, Panel } from '../../shared/feedback/index.ts';
import { useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpFieldPreviewQuery } from '../api.ts';
import { EntryPicker } from './EntryPicker.tsx';
import { PreviewTable } from './PreviewTable.tsx';

/** Milliseconds without a change until the preview follows. */
const PAUSE = 400;

/** What one real entry leaves as with the choice of the form, which need not be saved. */
export function PreviewPanel({ contentType }: { contentType: string }) {
  const text = useText();
  const { value: fields = [] } = useFormField<FieldSelection[]>('fields');
  const [entry, setEntry] = useState<SampleEntry>();
  const settled = useDebounce(fields, PAUSE);
  const checked = fieldSelectionsSchema.safeParse(settled);
  const skip = !entry || !checked.success || checked.data.length === 0;
  const { currentData, data, error, refetch } = useCdpFieldPreviewQuery(
    {
      contentType,
      input: {
        fields: checked.data ?? [],
        documentId: entry?.documentId ?? '',
        locale: entry?.locale ?? null,
      },
    },
    { skip },
  );
  const shown = skip ? undefined : (currentData ?? data);

  return (
    <Panel title={text('field-preview.title')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box maxWidth="48rem">
          <EntryPicker contentType={contentType} entry={entry} onChange={setEntry} />
        </Box>
        {!entry && <Typography textColor="neutral600">{text('field-preview.hint')}</Typography>}
        {entry && fields.length === 0 && (
          <Typography textColor="neutral600">{text('field-exports.nothing-leaves')}</Typography>
        )}
        {entry && !checked.success && (
          <Notice tone="warning">{text('field-preview.correct-first')}</Notice>
        )}
        {!skip && error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : (
          shown && <PreviewTable items={shown.items} />
        )}
      </Flex>
    </Panel>
  );
}
