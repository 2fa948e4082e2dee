import { Button, Dialog, Flex, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import type { PrivacyRequest } from '../../../shared/contracts/privacy.ts';
import { useToast } from '../shared/feedback/index.ts';
import { FieldFrame } from '../shared/form/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpOrderPrivacyMutation } from './api.ts';
import type { Subject } from './person.ts';

/** What can be ordered in a dialog. */
export type Order = 'delete' | 'suppress' | 'unsuppress';

interface Props {
  order: Order;
  subject: Subject;
  onClose: () => void;
  onDone?: (request: PrivacyRequest) => void;
  /** What takes the focus when the dialog closes. */
  returnFocusTo: () => HTMLElement | null;
}

/** Says exactly what will happen, and does it once the person's identifier was typed. */
export function PrivacyDialog({ order, subject, onClose, onDone, returnFocusTo }: Props) {
  const text = useText();
  const format = useFormat();
  const toast = useToast();
  const [send, { isLoading }] = useCdpOrderPrivacyMutation();
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const { label, identifier, identifierCount, eventCount } = subject;
  const erases = order !== 'unsuppress';

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (erases && typed.trim() !== identifier) return setRefused(true);
    const result = await send({ action: order, person: subject.query });
    if ('error' in result) return toast.failed(result.error);
    toast.succeeded(
      result.data.state === 'done' ? `privacy.${order}-done` : `privacy.${order}-begun`,
      { name: label },
    );
    onClose();
    onDone?.(result.data);
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          (returnFocusTo() ?? document.getElementById('main-content'))?.focus();
        }}
      >
        <form onSubmit={confirm} noValidate>
          <Dialog.Header>{text(`privacy.${order}-title`, { name: label })}</Dialog.Header>
          <Dialog.Body>
            <Flex direction="column" alignItems="stretch" gap={3} width="100%">
              <Dialog.Description>
                {text(`privacy.${order}-body`, {
                  count: eventCount,
                  events: format.number(eventCount),
                  identifiers: identifierCount,
                })}
              </Dialog.Description>
              {erases && (
                <>
                  <Typography textColor="neutral600">
                    {text(`privacy.${order}-elsewhere`)}
                  </Typography>
                  <FieldFrame
                    name="confirmation"
                    label={text('privacy.confirm', { identifier })}
                    error={isRefused ? text('privacy.confirm-problem') : undefined}
                  >
                    <TextInput
                      value={typed}
                      autoFocus
                      autoComplete="off"
                      spellCheck={false}
                      onChange={(event) => {
                        setTyped(event.target.value);
                        setRefused(false);
                      }}
                    />
                  </FieldFrame>
                </>
              )}
            </Flex>
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button variant="tertiary" fullWidth>
                {text('action.cancel')}
              </Button>
            </Dialog.Cancel>
            <Button
              type="submit"
              variant={erases ? 'danger-light' : 'secondary'}
              fullWidth
              loading={isLoading}
            >
              {text(`privacy.${order}`)}
            </Button>
          </Dialog.Footer>
        </form>
      </Dialog.Content>
    </Dialog.Root>
  );
}
