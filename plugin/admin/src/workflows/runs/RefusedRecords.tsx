import { Button, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { WorkflowRow } from '../../../../shared/contracts/workflows.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { DownloadButton } from '../../shared/download/index.ts';
import { Panel, useToast } from '../../shared/feedback/index.ts';
import { CellStack, TableHead } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { useCdpRefusedQuery, useCdpRetryRefusedMutation } from '../api.ts';
import { isUnderWay } from './run-state.ts';

/** Milliseconds between two looks. */
const REFRESH = 5000;

/** Records that are shown; the newest say what is wrong. */
const SHOWN = 20;

const COLUMNS: TextId[] = ['refused.record', 'refused.reason', 'refused.when'];

/** What the destination refuses, with its reply, and the button that delivers it once more. */
export function RefusedRecords({ workflow }: { workflow: WorkflowRow }) {
  const text = useText();
  const toast = useToast();
  const allowed = useAllowed('workflows');
  const { documentId, activity } = workflow;
  const pollingInterval = usePolling(REFRESH);
  const query = { workflow: documentId, page: 1, pageSize: SHOWN };
  const { data } = useCdpRefusedQuery(query, { pollingInterval });
  const [retry, { isLoading }] = useCdpRetryRefusedMutation();
  const count = data?.pagination.total ?? 0;
  if (!data || count === 0) return null;
  const isBusy = activity?.lastRun ? isUnderWay(activity.lastRun) : false;

  const deliver = async () => {
    const result = await retry(documentId);
    if ('error' in result) toast.failed(result.error);
    else toast.succeeded('refused.retried', { count });
  };

  return (
    <Panel
      title={text('refused.title')}
      action={
        <Flex gap={2} wrap="wrap">
          {(['csv', 'ndjson'] as const).map((format) => (
            <DownloadButton
              key={format}
              address={`/cdp/workflows/${documentId}/refused.${format}`}
              fileName={`refused-${workflow.key}.${format}`}
              format={format}
            />
          ))}
          {allowed.run && (
            <Button
              variant="secondary"
              startIcon={<ArrowClockwise />}
              loading={isLoading}
              disabled={isBusy}
              onClick={deliver}
            >
              {text('refused.retry')}
            </Button>
          )}
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography textColor="neutral600">{text('refused.hint', { count })}</Typography>
        <Table colCount={COLUMNS.length} rowCount={data.items.length + 1}>
          <TableHead columns={COLUMNS} />
          <Tbody>
            {data.items.map(({ record, reason, refusedAt }) => (
              <Tr key={`${record.documentId} ${record.locale}`}>
                <Td>
                  <CellStack>
                    <Typography>{record.documentId}</Typography>
                    {record.locale && (
                      <Typography variant="pi" textColor="neutral600">
                        {record.locale}
                      </Typography>
                    )}
                  </CellStack>
                </Td>
                <Td>
                  <Typography style={{ whiteSpace: 'normal' }}>{reason}</Typography>
                </Td>
                <Td>
                  <Typography>
                    <RelativeTime at={refusedAt} />
                  </Typography>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Flex>
    </Panel>
  );
}
