import { Badge, Box, Field, Flex, Typography } from '@strapi/design-system';
import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/strapi/admin';
import { type ReactNode, useState } from 'react';
import type { ContentPreview } from '../../../shared/contracts/segment-content.ts';
import { SEGMENTS_FIELD } from '../../../shared/segments-field.ts';
import { useAllowed } from '../shared/access/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpContentPreviewQuery, useCdpSegmentChoicesQuery } from './api.ts';
import { SegmentPicker } from './SegmentPicker.tsx';

/** Entries that a panel lists. */
const MOST_SHOWN = 8;

/** What the content manager tells a panel of the entry that is being edited. */
interface PanelProps {
  /** The content type. */
  model: string;
  /** Undefined for an entry that is not saved yet. */
  documentId?: string | undefined;
}

interface Panel {
  title: string;
  content: ReactNode;
}

/** Beside an entry with a segments field: what somebody in any set of segments is shown. */
export function PreviewPanel({ model, documentId }: PanelProps): Panel | null {
  const text = useText();
  const { contentType } = useContentManagerContext();
  const { read } = useAllowed('segments');
  const isTargeted = Object.values(contentType?.attributes ?? {}).some(
    (attribute) => 'customField' in attribute && attribute.customField === SEGMENTS_FIELD,
  );
  if (!isTargeted || !read) return null;
  return {
    title: text('segments-field.preview'),
    content: <Preview uid={model} documentId={documentId} />,
  };
}

function Preview({ uid, documentId }: { uid: string; documentId: string | undefined }) {
  const text = useText();
  const [segments, setSegments] = useState<string[]>([]);
  const { data: choices } = useCdpSegmentChoicesQuery();
  const { data, isError } = useCdpContentPreviewQuery({ uid, segments });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Field.Root>
        <Field.Label>{text('segments-field.preview-as')}</Field.Label>
        <SegmentPicker
          value={segments}
          choices={choices?.items ?? []}
          placeholder={text('segments-field.nobody')}
          onChange={setSegments}
        />
      </Field.Root>
      <Box aria-live="polite">
        {isError ? (
          <Typography textColor="danger600">{text('segments-field.preview-failed')}</Typography>
        ) : (
          data && <Shown preview={data} documentId={documentId} />
        )}
      </Box>
    </Flex>
  );
}

function Shown({
  preview: { items, hidden },
  documentId,
}: {
  preview: ContentPreview;
  documentId: string | undefined;
}) {
  const text = useText();
  const more = items.length - MOST_SHOWN;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold">
        {text('segments-field.shown', { count: items.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {items.slice(0, MOST_SHOWN).map((item) => (
          <Flex tag="li" key={item.documentId} gap={2} justifyContent="space-between">
            <Typography
              variant="pi"
              minWidth={0}
              ellipsis
              fontWeight={item.documentId === documentId ? 'bold' : 'regular'}
            >
              {item.title}
            </Typography>
            {item.isVariant && (
              <Badge size="S" shrink={0}>
                {text('segments-field.variant')}
              </Badge>
            )}
          </Flex>
        ))}
      </Flex>
      {(more > 0 || hidden > 0) && (
        <Typography variant="pi" textColor="neutral600">
          {[
            more > 0 && text('segments-field.more', { count: more }),
            hidden > 0 && text('segments-field.hidden', { count: hidden }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Typography>
      )}
    </Flex>
  );
}
