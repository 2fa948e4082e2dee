import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { Notice } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSourceQuery } from './api.ts';
import { KeysPanel } from './keys/index.ts';
import { SourceFacts } from './SourceFacts.tsx';
import { SourceMenu } from './SourceMenu.tsx';
import { SnippetsPanel } from './snippets/index.ts';
import { VolumePanel } from './volume/index.ts';

const LIST = `${HOME}/sources`;
/** Milliseconds between two looks at when it was last heard of. */
const REFRESH = 10_000;

/** A source: what comes from it, its keys, and how to send with it. */
export function SourcePage() {
  return (
    <Guarded subject="sources" verb="read">
      <Source />
    </Guarded>
  );
}

function Source() {
  const text = useText();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const pollingInterval = usePolling(REFRESH);
  const { data: source, error, refetch } = useCdpSourceQuery(documentId, { pollingInterval });
  const allowed = useAllowed('sources');

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!source) return <Page.Loading />;

  const isManaged = source.managedBy === 'configuration';
  return (
    <Page.Main>
      <Page.Title>{source.name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={source.name}
        subtitle={text(`sources.kind-${source.kind}`)}
        primaryAction={<SourceMenu source={source} onDeleted={() => navigate(LIST)} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {isManaged && <Notice>{text('managed.notice')}</Notice>}
          {!source.enabled && <Notice tone="warning">{text('sources.is-off')}</Notice>}
          <SourceFacts source={source} mayUpdate={!isManaged && (allowed.update ?? false)} />
          <VolumePanel source={documentId} />
          <SnippetsPanel source={source} />
          <KeysPanel source={source} mayRotate={!isManaged && (allowed.rotate ?? false)} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
