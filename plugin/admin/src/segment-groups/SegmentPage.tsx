import { Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { SegmentMembers } from '../segment-content/index.ts';
import { Guarded, useReadable } from '../shared/access/index.ts';
import { Code, Notice } from '../shared/feedback/index.ts';
import { Facts, LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentGroupQuery, useCdpSegmentQuery } from './api.ts';
import { FeedingAudiences } from './FeedingAudiences.tsx';
import { SegmentChanged, SegmentSize } from './SegmentSize.tsx';
import { useSegmentSizes } from './use-segment-sizes.ts';

/** One segment, and who is in it. */
export function SegmentPage() {
  return (
    <Guarded subject="segments" verb="read">
      <Segment />
    </Guarded>
  );
}

function Segment() {
  const text = useText();
  const isReadable = useReadable();
  const { documentId = '', segmentId = '' } = useParams();
  const group = useCdpSegmentGroupQuery(documentId);
  const {
    data: segment,
    error,
    refetch,
  } = useCdpSegmentQuery({
    group: documentId,
    documentId: segmentId,
  });
  const sizes = useSegmentSizes(group.data?.identifier);
  const fallback = `${HOME}/segment-groups/${documentId}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (group.error) {
    return <LoadFailure error={group.error} onRetry={group.refetch} back={fallback} />;
  }
  if (!segment || !group.data) return <Page.Loading />;

  const { name, identifier, description } = segment;
  const size = sizes.of(identifier);
  return (
    <Page.Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={fallback} />}
        title={name}
        subtitle={description || undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {sizes.problem && (
            <Notice tone="warning">
              {text('segments.sizes-unknown')} {sizes.problem}
            </Notice>
          )}
          <Facts
            facts={[
              {
                label: text('segments.group'),
                value: <Typography>{group.data.name}</Typography>,
              },
              { label: text('field.identifier'), value: <Code>{identifier}</Code> },
              { label: text('segments.size'), value: <SegmentSize choice={size} /> },
              {
                label: text('segments.fed-by'),
                value: (
                  <Flex direction="column" alignItems="flex-start" gap={1}>
                    <FeedingAudiences audiences={segment.audiences} />
                  </Flex>
                ),
              },
              { label: text('segments.changed'), value: <SegmentChanged choice={size} /> },
            ]}
          />
          {isReadable('profiles') && (
            <SegmentMembers group={group.data.identifier} segment={identifier} name={name} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
