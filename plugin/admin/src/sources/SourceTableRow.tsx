import { Flex, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { useAllowed } from '../shared/access/index.ts';
import { ManagedBadge } from '../shared/feedback/index.ts';
import { ActionsCell, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastSeen } from './LastSeen.tsx';
import { SourceMenu } from './SourceMenu.tsx';
import { MiniVolume } from './volume/index.ts';

/** A source in the list. */
export function SourceTableRow({ source }: { source: SourceRow }) {
  const text = useText();
  const navigate = useNavigate();
  const allowed = useAllowed('sources');
  const { documentId, name, kind, managedBy, activity } = source;
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
              {text(`sources.kind-${kind}`)}
            </Typography>
            <ManagedBadge managedBy={managedBy} />
          </Flex>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <LastSeen activity={activity} />
      </Table.Cell>
      <Table.Cell>{activity && <MiniVolume hours={activity.hours} />}</Table.Cell>
      <Table.Cell onClick={(event) => event.stopPropagation()}>
        <EnabledSwitch source={source} isDisabled={!allowed.update || !isEditable} />
      </Table.Cell>
      <ActionsCell>
        {isEditable && (
          <SourceMenu
            source={source}
            mayUpdate={allowed.update ?? false}
            mayDelete={allowed.delete ?? false}
          />
        )}
      </ActionsCell>
    </Table.Row>
  );
}
