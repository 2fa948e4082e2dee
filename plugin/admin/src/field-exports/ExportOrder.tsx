import { Box, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import type { FieldSelection } from 'strapi-cdp-config';
import { Panel } from '../shared/feedback/index.ts';
import { useFormField } from '../shared/form/index.ts';
import { MoveButtons, moveItem } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';

/** The fields that leave, in the order in which a record names them. */
export function ExportOrder() {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const { value: fields = [], isDisabled, change } = useFormField<FieldSelection[]>('fields');

  const move = (from: number, to: number) => {
    change(moveItem(fields, from, to));
    notifyStatus(text('list.moved', { name: fields[from]?.name, place: to + 1 }));
  };

  return (
    <Panel title={text('field-exports.order')}>
      {fields.length === 0 && (
        <Typography textColor="neutral600">{text('field-exports.nothing-leaves')}</Typography>
      )}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={isDisabled ? 2 : 1}>
        {fields.map(({ id, name }, index) => (
          <Flex key={id} tag="li" gap={2} justifyContent="space-between">
            <Box overflow="hidden">
              <Typography ellipsis title={id}>
                {index + 1}. {name}
              </Typography>
            </Box>
            {!isDisabled && (
              <MoveButtons
                name={name}
                isFirst={index === 0}
                isLast={index === fields.length - 1}
                onMove={(step) => move(index, index + step)}
              />
            )}
          </Flex>
        ))}
      </Flex>
    </Panel>
  );
}
