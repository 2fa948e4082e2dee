import { Badge, Checkbox, Flex, Td, Tr, Typography } from '@strapi/design-system';
import type { ExportableField } from '../../../shared/contracts/field-exports.ts';
import { useText } from '../shared/text/index.ts';
import { ExportedName } from './ExportedName.tsx';

interface Props {
  field: ExportableField;
  /** Place among the chosen fields; -1 when it is not chosen. */
  index: number;
  isDisabled: boolean;
  onToggle: () => void;
}

/** A field of the model, and under which name it leaves if it does. */
export function AvailableField({ field, index, isDisabled, onToggle }: Props) {
  const text = useText();
  const isChosen = index >= 0;
  return (
    <Tr>
      <Td>
        <Checkbox
          aria-label={text('field-exports.choose', { field: field.id })}
          checked={isChosen}
          disabled={isDisabled}
          onCheckedChange={onToggle}
        />
      </Td>
      <Td>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight={isChosen ? 'semiBold' : 'regular'}>{field.id}</Typography>
          {field.personal && (
            <Badge variant="warning" size="S">
              {text('field-exports.personal')}
            </Badge>
          )}
        </Flex>
      </Td>
      <Td>
        <Typography textColor="neutral600">{field.type}</Typography>
      </Td>
      <Td>{isChosen && <ExportedName field={field.id} index={index} />}</Td>
    </Tr>
  );
}
