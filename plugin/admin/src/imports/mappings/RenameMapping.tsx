import { Button, Modal } from '@strapi/design-system';
import { type MappingRename, mappingRenameSchema } from 'strapi-cdp-config';
import { useToast } from '../../shared/feedback/index.ts';
import { ContractForm, SaveButton, TextField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRenameImportMappingMutation } from '../api.ts';

interface Props {
  name: string;
  onClose: () => void;
  /** What takes the focus when the modal closes. */
  returnFocusTo: HTMLElement | null;
}

/** Gives a saved mapping another name. */
export function RenameMapping({ name, onClose, returnFocusTo }: Props) {
  const text = useText();
  const toast = useToast();
  const [renameMapping] = useCdpRenameImportMappingMutation();

  const submit = async (input: MappingRename) => {
    const result = await renameMapping({ name, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', input);
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          returnFocusTo?.focus();
        }}
      >
        <ContractForm schema={mappingRenameSchema} initialValues={{ name }} onSubmit={submit}>
          <Modal.Header closeLabel={text('action.close')}>
            <Modal.Title>{text('mappings.rename-title', { name })}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <TextField
              name="name"
              label={text('field.name')}
              hint={text('mappings.rename-hint')}
              required
              focusFirst
            />
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
