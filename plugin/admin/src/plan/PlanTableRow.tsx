import { Badge, IconButton, LinkButton, Typography } from '@strapi/design-system';
import { Pencil, Plus } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { PlanRow } from '../../../shared/contracts/plan.ts';
import { useAllowed } from '../shared/access/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { ActionsCell, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { DeletePlannedEvent } from './DeletePlannedEvent.tsx';

/** An event of the plan, or one that came unplanned, which can be taken into it. */
export function PlanTableRow({ row }: { row: PlanRow }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const allowed = useAllowed('plan');
  const { documentId, type, name, properties, seen } = row;
  const count = documentId === null ? (seen?.properties.length ?? 0) : properties.length;
  return (
    <Table.Row>
      <Table.Cell>
        <CellStack>
          <Typography fontWeight="semiBold">{name}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {type}
          </Typography>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <Badge variant={documentId === null ? 'neutral' : 'success'} size="S">
          {text(documentId === null ? 'plan.unplanned' : 'plan.planned')}
        </Badge>
      </Table.Cell>
      <Table.Cell>
        <Typography>{format.number(count)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>{format.number(seen?.events ?? 0)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor={seen && seen.violations > 0 ? 'danger600' : 'neutral800'}>
          {format.number(seen?.violations ?? 0)}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>{seen ? <RelativeTime at={seen.lastSeenAt} /> : text('plan.never')}</Typography>
      </Table.Cell>
      <ActionsCell>
        {documentId === null
          ? allowed.create && (
              <LinkButton
                tag={NavLink}
                variant="tertiary"
                size="S"
                startIcon={<Plus />}
                to={`create?${new URLSearchParams({ type, name })}`}
              >
                {text('plan.adopt')}
              </LinkButton>
            )
          : allowed.update && (
              <IconButton
                variant="ghost"
                label={text('action.edit-named', { name })}
                onClick={() => navigate(documentId)}
              >
                <Pencil />
              </IconButton>
            )}
        {documentId !== null && allowed.delete && (
          <DeletePlannedEvent documentId={documentId} name={name} />
        )}
      </ActionsCell>
    </Table.Row>
  );
}
