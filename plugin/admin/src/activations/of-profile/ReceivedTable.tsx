import { Link, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ActivationsOfProfile } from '../../../../shared/contracts/activations.ts';
import { TableHead, Wrapping } from '../../shared/list/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { DeliveryState } from '../DeliveryState.tsx';

const COLUMNS: TextId[] = [
  'activations.activation',
  'activations.change',
  'activations.at',
  'activations.state',
  'activations.reason',
];

/** What destinations were told of a customer, as rows. */
export function ReceivedTable({ items }: ActivationsOfProfile) {
  const text = useText();
  return (
    <Wrapping>
      <Table colCount={COLUMNS.length} rowCount={items.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {items.map((received) => (
            <Tr key={received.id}>
              <Td>
                {received.documentId === null ? (
                  <Typography>{received.name}</Typography>
                ) : (
                  <Link
                    tag={NavLink}
                    to={`${HOME}/activations/${received.documentId}`}
                    isExternal={false}
                  >
                    {received.name}
                  </Link>
                )}
              </Td>
              <Td>
                <Typography>{text(`activations.change-${received.change}`)}</Typography>
              </Td>
              <Td>
                <Typography>
                  <RelativeTime at={received.at} />
                </Typography>
              </Td>
              <Td>
                <DeliveryState delivery={received} />
              </Td>
              <Td>
                <Typography style={{ overflowWrap: 'anywhere' }}>
                  {received.reason ?? '–'}
                </Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}
