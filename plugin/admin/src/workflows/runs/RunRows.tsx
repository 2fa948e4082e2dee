import { Badge, Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { RunDetail } from './RunDetail.tsx';
import { RunDuration } from './RunDuration.tsx';
import { isUnderWay } from './run-state.ts';
import { StateBadge } from './StateBadge.tsx';

interface Props {
  run: Run;
  columnCount: number;
  /** Among the runs of others: says of which workflow it is. */
  isNamed?: boolean;
}

/** A run as a row; a second row tells its progress or its error over the whole width. */
export function RunRows({ run, columnCount, isNamed = false }: Props) {
  const text = useText();
  const format = useFormat();
  const { read, sent, failed } = run.counts;
  return (
    <>
      <Tr>
        {isNamed && (
          <Td>
            <Typography fontWeight="semiBold">{run.workflowName}</Typography>
          </Td>
        )}
        <Td>
          <Flex gap={1}>
            <StateBadge state={run.state} />
            {run.draft && (
              <Badge size="S" variant="alternative">
                {text('run.draft')}
              </Badge>
            )}
          </Flex>
        </Td>
        <Td>
          <CellStack>
            <Typography>
              <RelativeTime at={run.startedAt ?? run.queuedAt} />
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {text(`run.trigger-${run.trigger}`, { name: run.requestedBy })}
            </Typography>
          </CellStack>
        </Td>
        <Td>
          <Typography>
            <RunDuration run={run} />
          </Typography>
        </Td>
        <Td>
          <Typography>{format.number(read)}</Typography>
        </Td>
        <Td>
          <CellStack>
            <Typography>{format.number(sent)}</Typography>
            {(['unchanged', 'deleted'] as const).map(
              (outcome) =>
                run.counts[outcome] > 0 && (
                  <Typography key={outcome} variant="pi" textColor="neutral600">
                    {text(`run.${outcome}`, { count: run.counts[outcome] })}
                  </Typography>
                ),
            )}
          </CellStack>
        </Td>
        <Td>
          <Typography>{format.number(failed)}</Typography>
        </Td>
        <Td>
          <CellStack>
            <Typography>{format.bytes(run.bytes)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {text('run.page-count', { count: run.pages })}
            </Typography>
          </CellStack>
        </Td>
      </Tr>
      {(isUnderWay(run) || run.error || run.problems.length > 0) && (
        <Tr>
          <Td colSpan={columnCount}>
            <RunDetail run={run} />
          </Td>
        </Tr>
      )}
    </>
  );
}
