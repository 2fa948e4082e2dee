import { Button, Flex, Grid, Modal, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useRef } from 'react';
import {
  type OverrideForm,
  overrideFormSchema,
} from '../../../../shared/contracts/segment-content.ts';
import { isNotFound, toFailure } from '../../shared/api/index.ts';
import { useToast } from '../../shared/feedback/index.ts';
import {
  type Choice,
  ContractForm,
  SaveButton,
  SelectField,
  TextareaField,
  TextField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpOverrideSegmentMutation } from '../api.ts';

const CHANGES: OverrideForm['change'][] = ['in', 'out', 'leave'];

interface Props {
  title: string;
  /** What is said already, and not asked for. */
  given: Partial<Pick<OverrideForm, 'segment' | 'identifier' | 'change'>>;
  /** The segments to choose from, where none is given. */
  segments?: Choice[];
  onClose: () => void;
  /** What takes the focus when nothing was changed. */
  returnFocusTo: () => HTMLElement | null;
}

/** Puts somebody in a segment or out of it, or leaves that to audiences again, for a reason. */
export function OverrideModal({ title, given, segments, onClose, returnFocusTo }: Props) {
  const text = useText();
  const toast = useToast();
  const [override] = useCdpOverrideSegmentMutation();
  const wasChanged = useRef(false);
  const initial: OverrideForm = {
    segment: '',
    identifier: { type: 'email', value: '' },
    change: 'in',
    reason: '',
    ...given,
  };

  const submit = async ({ segment: chosen, identifier, change, reason }: OverrideForm) => {
    const [group = '', segment = ''] = chosen.split('/');
    const said = change === 'leave' ? null : change === 'in';
    const result = await override({ group, segment, identifier, in: said, reason });
    if ('error' in result) return given.identifier ? result.error : atIdentifier(result.error);
    toast.succeeded(`overrides.done-${change}`, { name: identifier.value });
    wasChanged.current = true;
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // The row of somebody who was put out goes away, and the keyboard must not fall off the page.
          const page = document.getElementById('main-content');
          (wasChanged.current ? page : returnFocusTo())?.focus();
        }}
      >
        <ContractForm schema={overrideFormSchema} initialValues={initial} onSubmit={submit}>
          <Modal.Header closeLabel={text('action.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {!given.identifier && <IdentifierFields />}
              {given.segment === undefined && (
                <SelectField
                  name="segment"
                  label={text('overrides.segment')}
                  placeholder={text('overrides.choose-segment')}
                  choices={segments ?? []}
                  required
                />
              )}
              {!given.change && (
                <SelectField
                  name="change"
                  label={text('overrides.change')}
                  choices={CHANGES.map((value) => ({ value, label: text(`overrides.${value}`) }))}
                  required
                />
              )}
              <Explained />
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('action.cancel')}</Button>
            </Modal.Close>
            <SaveButton isReady />
          </Modal.Footer>
        </ContractForm>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What a connector does not know is wrong with the identifier, and said there. */
function atIdentifier(error: unknown): unknown {
  const failure = toFailure(error);
  const { message } = failure;
  if (!isNotFound(failure) || message === undefined) return error;
  const details = { errors: [{ path: ['identifier', 'value'], message }] };
  return { ...failure, name: 'ValidationError', details };
}

function IdentifierFields() {
  const text = useText();
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={5} xs={12} alignItems="stretch">
        <SelectField
          name="identifier.type"
          label={text('privacy.type')}
          choices={[
            { value: 'email', label: text('privacy.type-email') },
            { value: 'user_id', label: text('privacy.type-user') },
            { value: 'anonymous_id', label: text('privacy.type-anonymous') },
          ]}
          required
        />
      </Grid.Item>
      <Grid.Item col={7} xs={12} alignItems="stretch">
        <TextField name="identifier.value" label={text('field.identifier')} required focusFirst />
      </Grid.Item>
    </Grid.Root>
  );
}

/** What will come of it, and the reason; nobody needs one for leaving it to audiences. */
function Explained() {
  const text = useText();
  const change = useForm('OverrideExplained', ({ values }) => (values as OverrideForm).change);
  return (
    <>
      <Typography textColor="neutral600">{text(`overrides.explained-${change}`)}</Typography>
      {change !== 'leave' && (
        <TextareaField
          name="reason"
          label={text('overrides.reason')}
          hint={text('overrides.reason-hint')}
          required
        />
      )}
    </>
  );
}
