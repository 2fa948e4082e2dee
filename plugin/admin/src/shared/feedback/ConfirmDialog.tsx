import { Button, Dialog, Flex } from '@strapi/design-system';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../text/index.ts';
import { useToast } from './use-toast.ts';

/** What opens and closes a dialog from outside. */
export interface DialogControl {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What takes the focus when the dialog closes, unless it went away meanwhile. */
  returnFocusTo: () => HTMLElement | null;
}

interface Props extends DialogControl {
  title: string;
  /** What happens then. */
  children: ReactNode;
  /** What the button says that does it. */
  confirmLabel: string;
  confirmIcon?: ReactNode;
  /** Why it cannot be done now is told by the children. */
  isForbidden?: boolean;
  /** Does it, and returns what went wrong. */
  onConfirm: () => Promise<unknown>;
  /** Whether what takes the focus goes away by it. */
  removes?: boolean;
}

/** Asks once more before something is lost. Enter or Space on the button is the only way to do it. */
export function ConfirmDialog(props: Props) {
  const { isOpen, onOpenChange, title, children, isForbidden = false, onConfirm } = props;
  const text = useText();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const wasRemoved = useRef(false);

  const confirm = async () => {
    setBusy(true);
    const error = await onConfirm();
    setBusy(false);
    if (error) toast.failed(error);
    else wasRemoved.current = props.removes ?? false;
    onOpenChange(false);
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          // The button goes with what was removed, and the keyboard must not fall off the page.
          const page = document.getElementById('main-content');
          (wasRemoved.current ? page : props.returnFocusTo())?.focus();
        }}
      >
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="center" gap={3} textAlign="center" width="100%">
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
            startIcon={props.confirmIcon}
            fullWidth
            disabled={isForbidden}
            loading={isBusy}
            onClick={confirm}
          >
            {props.confirmLabel}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
