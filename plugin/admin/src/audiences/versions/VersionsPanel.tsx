import { Button, Flex, Loader, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { pageQuerySchema } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import type { AudienceRow, AudienceVersion } from '../../../../shared/contracts/audiences.ts';
import { FailurePanel, Panel } from '../../shared/feedback/index.ts';
import { Pages, TableHead, useListQuery } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { useCdpAudienceVersionsQuery } from '../api.ts';
import { useRuleSentence } from '../use-rule-sentence.ts';
import { VersionModal } from './VersionModal.tsx';

const COLUMNS = ['audiences.version', 'audiences.who', 'audiences.written'] as const;

const Wrapping = styled(Td)`
  white-space: normal;
`;

/** The rules that an audience has and had. */
export function VersionsPanel({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const { documentId } = audience;
  const { data, error, refetch } = useCdpAudienceVersionsQuery({ ...query, documentId });
  const [chosen, setChosen] = useState<AudienceVersion>();
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('audiences.versions')}>
      {!data ? (
        <Loader small>{text('list.loading')}</Loader>
      ) : (
        <>
          <Table colCount={COLUMNS.length + 1} rowCount={data.items.length + 1}>
            <TableHead columns={COLUMNS} hasActions />
            <Tbody>
              {data.items.map((version) => (
                <VersionRow
                  key={version.version}
                  version={version}
                  isCurrent={version.version === audience.version}
                  onCompare={() => setChosen(version)}
                />
              ))}
            </Tbody>
          </Table>
          {data.pagination.pageCount > 1 && <Pages pagination={data.pagination} />}
        </>
      )}
      {chosen && (
        <VersionModal audience={audience} version={chosen} onClose={() => setChosen(undefined)} />
      )}
    </Panel>
  );
}

interface RowProps {
  version: AudienceVersion;
  isCurrent: boolean;
  onCompare: () => void;
}

function VersionRow({
  version: { version, rule, by, managedBy, at },
  isCurrent,
  onCompare,
}: RowProps) {
  const text = useText();
  const say = useRuleSentence();
  return (
    <Tr>
      <Td>
        <Typography fontWeight={isCurrent ? 'bold' : undefined}>{version}</Typography>
      </Td>
      <Wrapping>
        <Typography>{say(rule)}</Typography>
      </Wrapping>
      <Wrapping>
        <Flex direction="column" alignItems="flex-start">
          <Typography>
            <RelativeTime at={at} />
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text(managedBy === 'editor' ? 'audiences.by' : 'audiences.by-configuration', { by })}
          </Typography>
        </Flex>
      </Wrapping>
      <Td>
        <Flex justifyContent="flex-end">
          {isCurrent ? (
            <Typography variant="pi" textColor="neutral600">
              {text('audiences.current')}
            </Typography>
          ) : (
            <Button
              variant="tertiary"
              size="S"
              aria-label={text('audiences.compare-version', { version })}
              onClick={onCompare}
            >
              {text('audiences.compare')}
            </Button>
          )}
        </Flex>
      </Td>
    </Tr>
  );
}
