import { Button, Dialog, Flex } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../text/index.ts';
import { useToast } from './use-toast.ts';

interface Props {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What depends on it, and what becomes of that. */
  children: ReactNode;
  /** Why it cannot be deleted now is told by the children. */
  isForbidden?: boolean;
  /** Deletes it, and returns what went wrong. */
  onDelete: () => Promise<unknown>;
  /** What takes the focus when the dialog closes and nothing was deleted. */
  returnFocusTo: () => HTMLElement | null;
}

/** Asks once more before something is deleted. Enter or Space on *Delete* is the only way to do it. */
export function DeleteDialog(props: Props) {
  const { isOpen, onOpenChange, title, children, isForbidden = false, onDelete } = props;
  const text = useText();
  const toast = useToast();
  const [isDeleting, setDeleting] = useState(false);
  const wasDeleted = useRef(false);

  const confirm = async () => {
    setDeleting(true);
    const error = await onDelete();
    setDeleting(false);
    if (error) toast.failed(error);
    else wasDeleted.current = true;
    onOpenChange(false);
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // The button goes with what was deleted, and the keyboard must not fall off the page.
          const page = document.getElementById('main-content');
          (wasDeleted.current ? page : props.returnFocusTo())?.focus();
        }}
      >
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="center" gap={3} textAlign="center">
            {children}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {text('action.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button
            variant="danger-light"
            startIcon={<Trash />}
            fullWidth
            disabled={isForbidden}
            loading={isDeleting}
            onClick={confirm}
          >
            {text('action.delete')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
