import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { type ImportRun, pageQuerySchema } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { DownloadButton } from '../../shared/download/index.ts';
import { Code, FailurePanel } from '../../shared/feedback/index.ts';
import { Pages, useListQuery } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { IMPORTS, useCdpImportBadRowsQuery } from '../api.ts';

const Wrapping = styled(Td)`
  white-space: normal;
  overflow-wrap: anywhere;
`;

/** The rows that were not imported, each with its reason. */
export function BadRows({ run }: { run: ImportRun }) {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const { data, error, refetch } = useCdpImportBadRowsQuery({ ...query, id: run.id });
  const columns = [text('import.row'), text('import.reason'), text('import.raw')];
  return (
    <Box tag="section" aria-label={text('import.bad-rows')}>
      <Flex justifyContent="space-between" paddingBottom={4}>
        <Typography variant="beta" tag="h2">
          {text('import.bad-rows')}
        </Typography>
        <DownloadButton
          address={`${IMPORTS}/${run.id}/bad-rows.csv`}
          fileName={`${run.fileName}.bad-rows.csv`}
        />
      </Flex>
      {error && <FailurePanel error={error} onRetry={refetch} />}
      {data && (
        <>
          <Table colCount={columns.length} rowCount={data.items.length + 1}>
            <Thead>
              <Tr>
                {columns.map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma" textColor="neutral600">
                      {column}
                    </Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {data.items.map(({ row, reason, raw }) => (
                <Tr key={row}>
                  <Td>
                    <Typography>{row}</Typography>
                  </Td>
                  <Wrapping>
                    <Typography>{reason}</Typography>
                  </Wrapping>
                  <Wrapping>
                    <Code>{raw.slice(0, 300)}</Code>
                  </Wrapping>
                </Tr>
              ))}
            </Tbody>
          </Table>
          <Pages pagination={data.pagination} />
        </>
      )}
    </Box>
  );
}
