import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { FieldProcessor } from 'strapi-cdp-config';
import type {
  ExportableField,
  FieldExportDetails,
} from '../../../../shared/contracts/field-exports.ts';
import { useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { ExportedName } from './ExportedName.tsx';
import { FieldModal } from './FieldModal.tsx';
import { useProcessorText } from './use-processor-text.ts';

interface Props {
  /** Place among the chosen fields. */
  index: number;
  id: string;
  /** Undefined for a path into JSON, and for what is gone from the model. */
  field: ExportableField | undefined;
  details: Pick<FieldExportDetails, 'available' | 'ownProcessors'>;
}

/** Under which name a field leaves, what makes its value, and the button that changes that. */
export function ChosenField({ index, id, field, details }: Props) {
  const text = useText();
  const nameOf = useProcessorText(details.ownProcessors);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { value: name = '' } = useFormField<string>(`fields.${index}.name`);
  const { value: processor } = useFormField<FieldProcessor | null>(`fields.${index}.processor`);
  const { formatMessage } = useIntl();
  const errors = useForm('ChosenField', (state) => state.errors as Errors);
  const found = problemIn(errors.fields?.[index]?.processor);
  const problem = typeof found === 'object' ? formatMessage(found, found.values) : found;
  const isBare = field?.personal && processor?.name !== 'hash';

  return (
    <Box>
      <Flex gap={1} alignItems="flex-start">
        <Box grow={1} minWidth="12rem">
          <ExportedName field={id} index={index} />
        </Box>
        <IconButton
          ref={button}
          size="S"
          variant="ghost"
          label={text('field-exports.edit', { name })}
          onClick={() => setOpen(true)}
        >
          <Pencil />
        </IconButton>
      </Flex>
      {processor && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {nameOf(processor.name)}
        </Typography>
      )}
      {isBare && (
        <Typography variant="pi" textColor="warning700" tag="p">
          {text('field-exports.leaves-bare')}
        </Typography>
      )}
      {problem && (
        <Typography variant="pi" textColor="danger600" tag="p">
          {problem}
        </Typography>
      )}
      {isOpen && (
        <FieldModal
          index={index}
          id={id}
          field={field}
          details={details}
          onClose={() => setOpen(false)}
          returnFocusTo={() => button.current}
        />
      )}
    </Box>
  );
}

/** Problems of the form, as far as they are looked at here. */
interface Errors {
  fields?: Record<number, { processor?: unknown }>;
}

/** A problem that has a translation. */
interface KnownProblem {
  id: string;
  defaultMessage: string;
  values?: Record<string, string>;
}

/** What is wrong within a processor, wherever: its own form may be closed. */
function problemIn(error: unknown): string | KnownProblem | undefined {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return undefined;
  if ('defaultMessage' in error) return error as KnownProblem;
  return Object.values(error).map(problemIn).find(Boolean);
}
