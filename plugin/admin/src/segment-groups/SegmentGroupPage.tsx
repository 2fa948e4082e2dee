import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { Notice } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentGroupQuery } from './api.ts';
import { GroupFacts } from './GroupFacts.tsx';
import { SegmentGroupMenu } from './SegmentGroupMenu.tsx';
import { Segments } from './Segments.tsx';

/** A segment group with its segments. */
export function SegmentGroupPage() {
  return (
    <Guarded subject="segment-groups" verb="read">
      <SegmentGroup />
    </Guarded>
  );
}

const LIST = `${HOME}/segment-groups`;

function SegmentGroup() {
  const text = useText();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: group, error, refetch } = useCdpSegmentGroupQuery(documentId);
  const segments = useAllowed('segments');

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!group) return <Page.Loading />;

  const isManaged = group.managedBy === 'configuration';
  return (
    <Page.Main>
      <Page.Title>{group.name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={group.name}
        subtitle={group.description || undefined}
        primaryAction={<SegmentGroupMenu group={group} onDeleted={() => navigate(LIST)} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
          {isManaged && <Notice>{text('managed.notice')}</Notice>}
          <GroupFacts group={group} />
        </Flex>
      </Layouts.Content>
      {segments.read && <Segments group={group} />}
    </Page.Main>
  );
}
