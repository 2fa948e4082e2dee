import { Badge, Box, Button, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportRowReport } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { useExactTime } from '../../shared/time/index.ts';

/** Rows that are shown at first, and as many again each time one asks for more. */
const STEP = 50;

const COLUMNS: TextId[] = [
  'import.row',
  'import.outcome',
  'import.customer',
  'import.time',
  'import.values',
];

/** Characters of what a row says that are shown. */
const MOST_CHARACTERS = 300;

const VARIANTS = { new: 'success', known: 'neutral', bad: 'danger' } as const;

const Wrapping = styled(Td)`
  white-space: normal;
  overflow-wrap: anywhere;
`;

interface Props {
  rows: ImportRowReport[];
  /** Rows that were looked at. */
  read: number;
}

/** What would become of each row. Bad ones come first, because they are what one looks for. */
export function ReportTable({ rows, read }: Props) {
  const text = useText();
  const exactTime = useExactTime();
  const [most, setMost] = useState(STEP);
  const bad = rows.filter(({ outcome }) => outcome === 'bad');
  const shown = [...bad, ...rows.filter(({ outcome }) => outcome !== 'bad')].slice(0, most);
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
                  <Typography>{say(values)}</Typography>
                )}
              </Wrapping>
            </Tr>
          ))}
        </Tbody>
      </Table>
      <Flex justifyContent="space-between" gap={4} paddingTop={4}>
        <Typography variant="pi" textColor="neutral600">
          {text('import.report-shown', { shown: shown.length, read })}
        </Typography>
        {shown.length < rows.length && (
          <Button variant="tertiary" size="S" onClick={() => setMost(most + STEP)}>
            {text('import.report-more')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}

/** What a row says of its customer or event, as far as there is room. */
function say(values: ImportRowReport['values']): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, MOST_CHARACTERS);
}
