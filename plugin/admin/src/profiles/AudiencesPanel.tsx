import { Flex, Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { FailurePanel, Panel } from '../shared/feedback/index.ts';
import { TableHead } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpProfileAudiencesQuery } from './api.ts';

const COLUMNS = ['audiences.audience', 'audiences.since', 'audiences.why'] as const;

/** Milliseconds between two looks. */
const REFRESH = 10_000;

/** The audiences that a customer is in, since when and why. */
export function AudiencesPanel({ profile }: { profile: string }) {
  const text = useText();
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpProfileAudiencesQuery(profile, { pollingInterval });
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('audiences.title')}>
      {data?.items.length === 0 && (
        <Typography textColor="neutral600">{text('audiences.profile-empty')}</Typography>
      )}
      {data && data.items.length > 0 && (
        <Table colCount={COLUMNS.length} rowCount={data.items.length + 1}>
          <TableHead columns={COLUMNS} />
          <Tbody>
            {data.items.map(({ documentId, name, identifier, enteredAt, cause }) => (
              <Tr key={identifier}>
                <Td>
                  {documentId === null ? (
                    <Typography>{name}</Typography>
                  ) : (
                    <Link tag={NavLink} to={`${HOME}/audiences/${documentId}`} isExternal={false}>
                      {name}
                    </Link>
                  )}
                </Td>
                <Td>
                  <Typography>
                    <RelativeTime at={enteredAt} />
                  </Typography>
                </Td>
                <Td>
                  <Flex>
                    <Typography>{text(`audiences.cause-${cause}`)}</Typography>
                  </Flex>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}
