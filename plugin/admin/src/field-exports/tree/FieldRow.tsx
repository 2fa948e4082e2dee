import { Badge, Box, Checkbox, Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import type { FieldExportDetails } from '../../../../shared/contracts/field-exports.ts';
import { useText } from '../../shared/text/index.ts';
import { ChosenField } from '../processors/index.ts';
import { AddJsonPath } from './AddJsonPath.tsx';
import type { FieldNode } from './tree.ts';

/** Width of one level of the tree, in rem. */
const INDENT = 2.4;

interface Props {
  node: FieldNode;
  isOpen: boolean;
  onOpen: () => void;
  /** Places among the chosen fields; empty when it does not leave. */
  chosen: number[];
  isDisabled: boolean;
  onToggle: () => void;
  onAddPath: (id: string) => void;
  details: FieldExportDetails;
}

/** A field of the model, and under which names it leaves if it does. */
export function FieldRow(props: Props) {
  const { node, isOpen, onOpen, chosen, isDisabled, onToggle, onAddPath, details } = props;
  const text = useText();
  const { id, label, depth, kind, field, hasChildren } = node;
  const isChosen = chosen.length > 0;
  return (
    <Tr>
      <Td>
        {kind !== 'heading' && (
          <Checkbox
            aria-label={text('field-exports.choose', { field: id })}
            checked={isChosen}
            disabled={isDisabled}
            onCheckedChange={onToggle}
          />
        )}
      </Td>
      <Td>
        <Flex gap={2} style={{ paddingInlineStart: `${depth * INDENT}rem` }}>
          <Box width="2.4rem" shrink={0}>
            {hasChildren && (
              <IconButton
                size="XS"
                variant="ghost"
                aria-expanded={isOpen}
                label={text(isOpen ? 'field-exports.close' : 'field-exports.open', { field: id })}
                onClick={onOpen}
              >
                {isOpen ? <ChevronDown /> : <ChevronRight />}
              </IconButton>
            )}
          </Box>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight={isChosen ? 'semiBold' : 'regular'} title={id}>
              {kind === 'heading' ? label.replace('__', ' · ') : label}
            </Typography>
            {field?.isNew && (
              <Badge variant="success" size="S">
                {text('field-exports.new')}
              </Badge>
            )}
            {field?.personal && (
              <Badge variant="warning" size="S">
                {text('field-exports.personal')}
              </Badge>
            )}
            {kind === 'gone' && (
              <Badge variant="danger" size="S">
                {text('field-exports.gone')}
              </Badge>
            )}
            {field?.type === 'json' && !isDisabled && (
              <AddJsonPath field={id} onAdd={(path) => onAddPath(`${id}.${path}`)} />
            )}
          </Flex>
        </Flex>
      </Td>
      <Td>
        <Typography textColor="neutral600">
          {field?.type ?? (kind === 'json-path' ? text('field-exports.json-path') : '')}
        </Typography>
      </Td>
      <Td>
        <Flex direction="column" alignItems="stretch" gap={2}>
          {chosen.map((index) => (
            <ChosenField key={index} index={index} id={id} field={field} details={details} />
          ))}
        </Flex>
      </Td>
    </Tr>
  );
}
