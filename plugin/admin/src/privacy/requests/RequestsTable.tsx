import { Badge, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { PrivacyRequest } from '../../../../shared/contracts/privacy.ts';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack, TableHead, Wrapping } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';

/** Characters of a hash that tell one person from another on a screen. */
const SHORT = 10;

/** How each state looks; the words are always there too. */
const STATE_VARIANT = {
  requested: 'neutral',
  working: 'primary',
  done: 'success',
  failed: 'danger',
} as const satisfies Record<PrivacyRequest['state'], string>;

const COLUMNS: TextId[] = [
  'privacy.request',
  'run.state',
  'privacy.about',
  'privacy.asked-by',
  'privacy.when',
  'privacy.result',
];

/** Requests as rows. Whom they were about is told by hashes only: nothing else is kept. */
export function RequestsTable({ requests }: { requests: PrivacyRequest[] }) {
  return (
    <Wrapping>
      <Table colCount={COLUMNS.length} rowCount={requests.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}

function RequestRow({ request }: { request: PrivacyRequest }) {
  const text = useText();
  const { action, state, requestedBy, origin, requestedAt, identifierTypes } = request;
  const [hash = ''] = request.identifierHashes;
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{text(`privacy.${action}`)}</Typography>
      </Td>
      <Td>
        <Badge variant={STATE_VARIANT[state]} size="S">
          {text(`privacy.state-${state}`)}
        </Badge>
      </Td>
      <Td>
        <CellStack>
          <Typography>{identifierTypes.join(', ')}</Typography>
          <Typography variant="pi" textColor="neutral600" title={hash}>
            {hash.slice(0, SHORT)}
          </Typography>
        </CellStack>
      </Td>
      <Td>
        <CellStack>
          <Typography>{requestedBy}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {text(`privacy.origin-${origin}`)}
          </Typography>
        </CellStack>
      </Td>
      <Td>
        <Typography>
          <RelativeTime at={requestedAt} />
        </Typography>
      </Td>
      <Td>
        <CellStack>
          <Result request={request} />
        </CellStack>
      </Td>
    </Tr>
  );
}

function Result({ request: { action, counts, error } }: { request: PrivacyRequest }) {
  const text = useText();
  const format = useFormat();
  const { events = 0, suppressions = 0, ...rest } = counts;
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Typography>
        {action === 'unsuppress'
          ? text('privacy.let-in', { count: suppressions })
          : text('privacy.rows', {
              count: events,
              events: format.number(events),
              others,
              rows: format.number(others),
            })}
      </Typography>
      {error && (
        <Typography variant="pi" textColor="danger600">
          {error}
        </Typography>
      )}
    </>
  );
}
