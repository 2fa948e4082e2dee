import { Flex, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useAllowed } from '../shared/access/index.ts';
import { ManagedBadge } from '../shared/feedback/index.ts';
import { ActionsCell, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastRun } from './LastRun.tsx';
import { NextRun } from './NextRun.tsx';
import { RunNowButton } from './RunNowButton.tsx';
import { useIntervalSentence } from './schedule/index.ts';
import { WorkflowMenu } from './WorkflowMenu.tsx';

/** A workflow in the list. */
export function WorkflowTableRow({ workflow }: { workflow: WorkflowRow }) {
  const text = useText();
  const say = useIntervalSentence();
  const navigate = useNavigate();
  const allowed = useAllowed('workflows');
  const { documentId, name, kind, interval, timeZone, managedBy } = workflow;
  const isEditable = managedBy === 'editor';
  return (
    <Table.Row onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <CellStack>
          <Link tag={NavLink} to={documentId} isExternal={false}>
            {name}
          </Link>
          <Flex gap={2} wrap="wrap">
            <Typography variant="pi" textColor="neutral600">
              {text(`workflow.kind-${kind}`)}
            </Typography>
            <ManagedBadge managedBy={managedBy} />
          </Flex>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <CellStack>
          <Typography>{say(interval) ?? interval}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {timeZone}
          </Typography>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <NextRun workflow={workflow} />
      </Table.Cell>
      <Table.Cell>
        <LastRun activity={workflow.activity} />
      </Table.Cell>
      <Table.Cell onClick={(event) => event.stopPropagation()}>
        <EnabledSwitch workflow={workflow} isDisabled={!allowed.update || !isEditable} />
      </Table.Cell>
      <ActionsCell>
        {allowed.run && <RunNowButton workflow={workflow} isCompact />}
        {isEditable && (
          <WorkflowMenu
            workflow={workflow}
            mayUpdate={allowed.update ?? false}
            mayDelete={allowed.delete ?? false}
          />
        )}
      </ActionsCell>
    </Table.Row>
  );
}
