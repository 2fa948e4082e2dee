import {
  Box,
  Checkbox,
  Field,
  Flex,
  Table,
  Tbody,
  Td,
  TextInput,
  Tr,
  Typography,
} from '@strapi/design-system';
import {
  type ImportAnalysis,
  type ImportField,
  type ImportMapping,
  importTargetSchema,
  importValueTypeSchema,
} from 'strapi-cdp-config';
import { TableHead } from '../../shared/list/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { Choice } from './Choice.tsx';

interface Props {
  analysis: ImportAnalysis;
  mapping: ImportMapping;
  problemAt: (path: string) => string | undefined;
  onChange: (fields: ImportField[]) => void;
}

const COLUMNS: TextId[] = ['import.column', 'import.type', 'import.becomes', 'import.required'];

/** The columns of the file, and what becomes of each. */
export function FieldsTable({ analysis, mapping, problemAt, onChange }: Props) {
  const { fields } = mapping;
  const known = new Set(analysis.columns.map(({ name }) => name));
  /** A path that is being written may be that of a column on the way. */
  const isOwn = (column: string, index: number) =>
    !known.has(column) || fields.findIndex((field) => field.column === column) !== index;
  const change = (index: number, part: Partial<ImportField>) =>
    onChange(fields.map((field, at) => (at === index ? { ...field, ...part } : field)));
  return (
    <Box overflow="auto">
      <Table colCount={COLUMNS.length} rowCount={fields.length + 1}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {fields.map((field, index) => (
            <FieldRow
              key={index}
              field={field}
              kind={mapping.kind}
              isOwn={isOwn(field.column, index)}
              problemAt={(part) => problemAt(`fields.${index}.${part}`)}
              onChange={(part) => change(index, part)}
            />
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

interface RowProps {
  field: ImportField;
  kind: ImportMapping['kind'];
  /** The path was added by hand. */
  isOwn: boolean;
  problemAt: (part: string) => string | undefined;
  onChange: (part: Partial<ImportField>) => void;
}

function FieldRow({ field, kind, isOwn, problemAt, onChange }: RowProps) {
  const text = useText();
  const { column, type, target, name, required } = field;
  const targets = importTargetSchema.options.filter(
    (option) => kind === 'events' || option !== 'event',
  );
  const label = (part: TextId) => `${text(part)}: ${column}`;
  return (
    <Tr>
      <Td>
        {isOwn ? (
          <SmallText
            label={text('import.path')}
            value={column}
            error={problemAt('column')}
            onChange={(value) => onChange({ column: value })}
          />
        ) : (
          <Typography fontWeight="semiBold">{column}</Typography>
        )}
      </Td>
      <Td>
        <Choice
          label={label('import.type')}
          isLabelHidden
          value={type}
          options={importValueTypeSchema.options.map((value) => ({
            value,
            label: text(`import.type-${value}`),
          }))}
          onChange={(value) => onChange({ type: value })}
        />
      </Td>
      <Td>
        <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2} paddingBottom={2}>
          <Choice
            label={label('import.becomes')}
            isLabelHidden
            value={target}
            error={problemAt('target')}
            options={targets.map((value) => ({
              value,
              label:
                value === 'value' ? text(`import.value-${kind}`) : text(`import.target-${value}`),
            }))}
            onChange={(value) =>
              onChange({ target: value, name: value === 'value' ? name || column : '' })
            }
          />
          {target === 'value' && (
            <SmallText
              label={label('import.name')}
              value={name}
              error={problemAt('name')}
              onChange={(value) => onChange({ name: value })}
            />
          )}
        </Flex>
      </Td>
      <Td>
        <Checkbox
          aria-label={label('import.required')}
          checked={required}
          disabled={target === 'none'}
          onCheckedChange={(checked) => onChange({ required: checked === true })}
        />
      </Td>
    </Tr>
  );
}

interface SmallTextProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function SmallText({ label, value, error, onChange }: SmallTextProps) {
  return (
    <Field.Root error={error} minWidth="18rem">
      <TextInput
        aria-label={label}
        size="S"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}
