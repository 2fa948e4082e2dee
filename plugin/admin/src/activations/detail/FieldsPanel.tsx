import { Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { ACTIVATION_OWN_FIELDS, type ActivationField } from 'strapi-cdp-config';
import { Panel } from '../../shared/feedback/index.ts';
import { TableHead, Wrapping } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { sourceOf } from '../form/index.ts';

const COLUMNS: TextId[] = ['activations.leaves-as', 'activations.field'];

/** What of a profile leaves, and under which names. */
export function FieldsPanel({ fields }: { fields: readonly ActivationField[] }) {
  const text = useText();
  return (
    <Panel title={text('activations.fields')}>
      <Typography tag="p" textColor="neutral600" paddingBottom={4}>
        {text('activations.fields-hint', { fields: ACTIVATION_OWN_FIELDS.join(', ') })}
      </Typography>
      {fields.length > 0 && (
        <Wrapping>
          <Table colCount={COLUMNS.length} rowCount={fields.length + 1}>
            <TableHead columns={COLUMNS} />
            <Tbody>
              {fields.map((field) => (
                <Tr key={field.name}>
                  <Td>
                    <Typography fontWeight="semiBold">{field.name}</Typography>
                  </Td>
                  <Td>
                    <Typography>
                      {sourceOf(field)}{' '}
                      <Typography tag="span" variant="pi" textColor="neutral600">
                        {text(`activations.from-${field.from}`)}
                      </Typography>
                    </Typography>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </Wrapping>
      )}
    </Panel>
  );
}
