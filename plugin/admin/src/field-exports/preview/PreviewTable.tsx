import { Box, Flex, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import type { FieldPreview } from '../../../../shared/contracts/field-exports.ts';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { ShownValue } from './ShownValue.tsx';

const COLUMNS: TextId[] = ['field-exports.name', 'field-preview.before', 'field-preview.after'];

/** Each field before and after its processor. */
export function PreviewTable({ items }: { items: FieldPreview['items'] }) {
  const text = useText();
  return (
    <Table colCount={COLUMNS.length} rowCount={items.length + 1}>
      <TableHead columns={COLUMNS} />
      <Tbody>
        {items.map(({ id, name, before, after, problem }) => (
          <Tr key={name}>
            <Td>
              <Flex direction="column" alignItems="flex-start">
                <Typography fontWeight="semiBold">{name}</Typography>
                {id !== name && (
                  <Typography variant="pi" textColor="neutral600">
                    {id}
                  </Typography>
                )}
              </Flex>
            </Td>
            <Td>
              {before ? (
                <ShownValue {...before} />
              ) : (
                <Typography textColor="neutral600">
                  {text(problem === null ? 'field-preview.hidden' : 'field-preview.unknown')}
                </Typography>
              )}
            </Td>
            <Td>
              <Box maxWidth="40rem">
                {after ? (
                  <ShownValue {...after} />
                ) : problem === null ? (
                  <Typography textColor="neutral600">
                    {text(before ? 'field-preview.left-out' : 'field-preview.hidden')}
                  </Typography>
                ) : (
                  <Typography textColor="danger600">{problem}</Typography>
                )}
              </Box>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
