import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Lock, Plus } from '@strapi/icons';
import {
  type FieldProcessor,
  type FieldSelection,
  isSystemProcessor,
  PROCESSOR_OPTIONS,
} from 'strapi-cdp-config';
import type {
  ExportableField,
  FieldExportDetails,
} from '../../../../shared/contracts/field-exports.ts';
import { Notice } from '../../shared/feedback/index.ts';
import { FieldFrame, TextField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { addField } from '../tree/selection.ts';
import { ProcessorOptions } from './ProcessorOptions.tsx';
import { ProcessorSelect } from './ProcessorSelect.tsx';

interface Props {
  index: number;
  id: string;
  field: ExportableField | undefined;
  details: Pick<FieldExportDetails, 'available' | 'ownProcessors'>;
  onClose: () => void;
  returnFocusTo: () => HTMLElement | null;
}

/** What a path into JSON may be made into: nothing is known of what it leads to. */
const OF_JSON = ['as-is', 'text', 'number', 'date', 'yes-no', 'plain-text', 'hash', 'json'];

/** How one field leaves: its name, and what makes its value. It changes the form around. */
export function FieldModal({ index, id, field, details, onClose, returnFocusTo }: Props) {
  const text = useText();
  const { value: fields = [], change: changeFields } = useFormField<FieldSelection[]>('fields');
  const path = `fields.${index}.processor`;
  const { value: processor, isDisabled, change } = useFormField<FieldProcessor | null>(path);
  const choices = field?.processors ?? [...OF_JSON, 'template'];
  const name = processor?.name ?? '';
  const mayHash = choices.includes('hash') && name !== 'hash';

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          returnFocusTo()?.focus();
        }}
      >
        <Modal.Header closeLabel={text('action.close')}>
          <Modal.Title>{text('field-exports.how', { field: id })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {field?.personal && name !== 'hash' && (
              <Notice tone="warning">
                <Flex direction="column" alignItems="flex-start" gap={3}>
                  <Typography>{text('field-exports.personal-hint')}</Typography>
                  {mayHash && !isDisabled && (
                    <Button
                      variant="secondary"
                      startIcon={<Lock />}
                      onClick={() => change({ name: 'hash', options: {} })}
                    >
                      {text('field-exports.hash-it')}
                    </Button>
                  )}
                </Flex>
              </Notice>
            )}
            <TextField name={`fields.${index}.name`} label={text('field-exports.name')} required />
            <FieldFrame
              name={`${path}.name`}
              label={text('field-exports.processor')}
              hint={isSystemProcessor(name) ? text(`field-processor.${name}-hint`) : undefined}
              error={undefined}
            >
              <ProcessorSelect
                value={name}
                choices={choices}
                ownProcessors={details.ownProcessors}
                disabled={isDisabled}
                onChange={(next) => change(next === '' ? null : withDefaults(next))}
              />
            </FieldFrame>
            {isSystemProcessor(name) && (
              <ProcessorOptions
                key={name}
                name={name}
                path={`${path}.options`}
                siblings={fields}
                related={relatedFields(details.available, id)}
              />
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          {isDisabled ? (
            <span />
          ) : (
            <Button
              variant="tertiary"
              startIcon={<Plus />}
              onClick={() => changeFields(addField(fields, id))}
            >
              {text('field-exports.once-more')}
            </Button>
          )}
          <Modal.Close>
            <Button>{text('field-exports.done')}</Button>
          </Modal.Close>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Options as they are before anybody changed one; a template has to be written. */
function withDefaults(name: string): FieldProcessor {
  if (!isSystemProcessor(name)) return { name, options: {} };
  if (name === 'template') return { name, options: { template: '' } };
  return { name, options: { ...PROCESSOR_OPTIONS[name].parse({}) } };
}

/** Names of the fields right below a relation. */
function relatedFields(available: readonly ExportableField[], relation: string): string[] {
  return available
    .filter(({ id }) => id.startsWith(`${relation}.`))
    .map(({ id }) => id.slice(relation.length + 1))
    .filter((name) => !name.includes('.'));
}
