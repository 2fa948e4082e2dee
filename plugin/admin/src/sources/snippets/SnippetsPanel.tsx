import { Flex, Typography } from '@strapi/design-system';
import type { SourceDetail } from '../../../../shared/contracts/sources.ts';
import { CodeBlock, Panel } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { type Snippet, snippetsOf } from './snippet.ts';

/** Names of packages and commands are the same in every language. */
const NAMES: Record<Exclude<Snippet['id'], 'head'>, string> = {
  'analytics-next': '@segment/analytics-next',
  'analytics-node': '@segment/analytics-node',
  curl: 'curl',
};

/** What to copy so that a site or a server sends to this source. */
export function SnippetsPanel({ source }: { source: SourceDetail }) {
  const text = useText();
  const { kind, trackingUrl, writeKeys } = source;
  // The newest comes first, and is the one that ends last.
  const writeKey = writeKeys[0]?.value ?? '';
  return (
    <Panel title={text('sources.snippets')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Typography textColor="neutral600">{text(`sources.snippets-${kind}`)}</Typography>
        {snippetsOf(kind, { trackingUrl, writeKey }).map(({ id, code }) => (
          <CodeBlock
            key={id}
            title={id === 'head' ? text('sources.snippet-head') : NAMES[id]}
            code={code}
          />
        ))}
      </Flex>
    </Panel>
  );
}
