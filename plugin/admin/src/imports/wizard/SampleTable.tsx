import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import {
  type ImportAnalysis,
  type ImportCell,
  type ImportValueType,
  importValueTypeSchema,
} from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { Choice } from './Choice.tsx';

/** Rows that are shown: enough to see what is what. */
const SHOWN = 8;

/** What an instant says beyond its day, in UTC, where that is all the file says. */
const MIDNIGHT = /(?<=^\d{4}-\d\d-\d\d)T00:00:00\.000Z$/;

interface Props {
  analysis: ImportAnalysis;
  onType: (column: string, type: ImportValueType) => void;
}

/** The first rows of the file as they are understood, with the type of each column to choose. */
export function SampleTable({ analysis: { columns, rows }, onType }: Props) {
  const text = useText();
  const types = importValueTypeSchema.options.map((value) => ({
    value,
    label: text(`import.type-${value}`),
  }));
  return (
    <Box overflow="auto">
      <Table colCount={columns.length} rowCount={Math.min(rows.length, SHOWN) + 1}>
        <Thead>
          <Tr>
            {columns.map(({ name, type, misfits }) => (
              <Th key={name}>
                <Flex
                  direction="column"
                  alignItems="flex-start"
                  gap={1}
                  paddingTop={2}
                  paddingBottom={2}
                >
                  <Typography fontWeight="bold">{name}</Typography>
                  <Choice
                    label={text('import.type-of', { column: name })}
                    isLabelHidden
                    value={type}
                    options={types}
                    onChange={(next) => onType(name, next)}
                  />
                  {misfits > 0 && (
                    <Typography variant="pi" textColor="danger600">
                      {text('import.misfits', { count: misfits })}
                    </Typography>
                  )}
                </Flex>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.slice(0, SHOWN).map((cells, row) => (
            <Tr key={row}>
              {columns.map(({ name }, index) => (
                <Td key={name}>
                  <SampleCell cell={cells[index]} />
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function SampleCell({ cell }: { cell: ImportCell | undefined }) {
  if (!cell || (cell.raw === '' && cell.value === null)) {
    return <Typography textColor="neutral500">–</Typography>;
  }
  const { raw, value, problem } = cell;
  if (problem) {
    return (
      <Typography textColor="danger600" title={problem}>
        {raw}
      </Typography>
    );
  }
  const shown = String(value).replace(MIDNIGHT, '');
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography ellipsis maxWidth="24rem" tag="span">
        {shown}
      </Typography>
      {shown !== raw && (
        <Typography variant="pi" textColor="neutral600">
          {raw}
        </Typography>
      )}
    </Flex>
  );
}
