import { Badge, Box, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { ImportRowReport } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { Code } from '../../shared/feedback/index.ts';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { useExactTime } from '../../shared/time/index.ts';

/** Rows that are shown; bad ones come first, because they are what one looks for. */
const SHOWN = 50;

const COLUMNS: TextId[] = [
  'import.row',
  'import.outcome',
  'import.customer',
  'import.time',
  'import.values',
];

const VARIANTS = { new: 'success', known: 'neutral', bad: 'danger' } as const;

const Wrapping = styled(Td)`
  white-space: normal;
  overflow-wrap: anywhere;
`;

/** What would become of each row. */
export function ReportTable({ rows }: { rows: ImportRowReport[] }) {
  const text = useText();
  const exactTime = useExactTime();
  const bad = rows.filter(({ outcome }) => outcome === 'bad');
  const shown = [...bad, ...rows.filter(({ outcome }) => outcome !== 'bad')].slice(0, SHOWN);
  return (
    <Box overflow="auto">
      <Table colCount={COLUMNS.length} rowCount={shown.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {shown.map(({ row, outcome, reason, customer, timestamp, values }) => (
            <Tr key={row}>
              <Td>
                <Typography>{row}</Typography>
              </Td>
              <Td>
                <Badge variant={VARIANTS[outcome]} size="S">
                  {text(`import.outcome-${outcome}`)}
                </Badge>
              </Td>
              <Td>
                <Typography>{customer ?? '–'}</Typography>
              </Td>
              <Td>
                <Typography>{timestamp ? exactTime(timestamp, 'UTC') : '–'}</Typography>
              </Td>
              <Wrapping>
                {reason ? (
                  <Typography textColor="danger600">{reason}</Typography>
                ) : (
                  <Code>{JSON.stringify(values).slice(0, 300)}</Code>
                )}
              </Wrapping>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}
