import { Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { ImportRun } from 'strapi-cdp-config';
import { useFormat } from '../../shared/format/index.ts';
import { CellStack } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { ImportState } from './ImportState.tsx';

/** Imports as rows; undefined while they are being loaded. */
export function ImportsTable({ runs }: { runs: ImportRun[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'file', label: text('import.file') },
    { name: 'state', label: text('import.state') },
    { name: 'started', label: text('import.started') },
    { name: 'added', label: text('import.added') },
    { name: 'known', label: text('import.known') },
    { name: 'bad', label: text('import.bad') },
  ];
  return (
    <Table.Root headers={headers} isLoading={runs === undefined} rows={runs}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Loading>{text('list.loading')}</Table.Loading>
        <Table.Body>
          {runs?.map((run) => (
            <ImportRow key={run.id} run={run} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function ImportRow({ run }: { run: ImportRun }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { id, fileName, mapping, requestedBy, queuedAt, counts } = run;
  return (
    <Table.Row onClick={() => navigate(id)} style={{ cursor: 'pointer' }}>
      <Table.Cell maxWidth="32rem">
        <CellStack>
          <Link tag={NavLink} to={id} isExternal={false}>
            {fileName}
          </Link>
          <Typography variant="pi" textColor="neutral600">
            {text(`import.as-${mapping.kind}`)} · {mapping.source}
          </Typography>
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <CellStack>
          <ImportState run={run} />
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <CellStack>
          <Typography>
            <RelativeTime at={queuedAt} />
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('import.by', { name: requestedBy })}
          </Typography>
        </CellStack>
      </Table.Cell>
      {[counts.added, counts.known, counts.bad].map((count, index) => (
        <Table.Cell key={['added', 'known', 'bad'][index]}>
          <Typography>{format.number(count)}</Typography>
        </Table.Cell>
      ))}
    </Table.Row>
  );
}
