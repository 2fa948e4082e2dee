import { Button, Flex, Modal } from '@strapi/design-system';
import { type SegmentInput, segmentInputSchema } from 'strapi-cdp-config';
import type { SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { useToast } from '../shared/feedback/index.ts';
import {
  ContractForm,
  IdentifierField,
  SaveButton,
  TextareaField,
  TextField,
} from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import {
  useCdpCreateSegmentMutation,
  useCdpIdentifierCheckQuery,
  useCdpUpdateSegmentMutation,
} from './api.ts';

interface Props {
  /** documentId of the group. */
  group: string;
  /** The segment that is being edited; undefined for a new one. */
  segment: SegmentRow | undefined;
  onClose: () => void;
  /** What takes the focus when the modal closes. */
  returnFocusTo: HTMLElement | null;
}

const EMPTY: SegmentInput = { name: '', identifier: '', description: '' };

/** Writes a segment without leaving the page of its group. */
export function SegmentModal({ group, segment, onClose, returnFocusTo }: Props) {
  const text = useText();
  const toast = useToast();
  const [createSegment] = useCdpCreateSegmentMutation();
  const [updateSegment] = useCdpUpdateSegmentMutation();

  const submit = async (input: SegmentInput) => {
    const result = segment
      ? await updateSegment({ group, documentId: segment.documentId, input })
      : await createSegment({ group, input });
    if ('error' in result) return result.error;
    toast.succeeded(segment ? 'saved' : 'segments.created', { name: result.data.name });
    onClose();
  };

  const useCheck = (identifier: string | undefined) =>
    useCdpIdentifierCheckQuery(
      { group, identifier: identifier ?? '', except: segment?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          returnFocusTo?.focus();
        }}
      >
        <ContractForm
          schema={segmentInputSchema}
          initialValues={
            segment
              ? {
                  name: segment.name,
                  identifier: segment.identifier,
                  description: segment.description,
                }
              : EMPTY
          }
          onSubmit={submit}
        >
          <Modal.Header closeLabel={text('action.close')}>
            <Modal.Title>
              {segment
                ? text('action.edit-named', { name: segment.name })
                : text('segments.create')}
            </Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <TextField name="name" label={text('field.name')} required focusFirst />
              <IdentifierField
                own={segment?.identifier}
                hint={text('segments.identifier-hint')}
                useCheck={useCheck}
              />
              <TextareaField name="description" label={text('field.description')} />
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('action.cancel')}</Button>
            </Modal.Close>
            <SaveButton />
          </Modal.Footer>
        </ContractForm>
      </Modal.Content>
    </Modal.Root>
  );
}
