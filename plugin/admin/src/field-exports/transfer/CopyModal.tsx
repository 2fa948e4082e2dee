import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import type { FieldSelection } from 'strapi-cdp-config';
import { useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpFieldExportsQuery, useLazyCdpFieldExportQuery } from '../api.ts';

interface Props {
  /** The type that is copied to. */
  contentType: string;
  onCopy: (fields: FieldSelection[]) => void;
  onClose: () => void;
  returnFocusTo: () => HTMLElement | null;
}

/** Takes the choice of another content type over, as far as there are the same fields here. */
export function CopyModal({ contentType, onCopy, onClose, returnFocusTo }: Props) {
  const text = useText();
  const toast = useToast();
  const [from, setFrom] = useState<string>();
  const { data } = useCdpFieldExportsQuery();
  const [find, { isFetching }] = useLazyCdpFieldExportQuery();
  const others =
    data?.items.filter((item) => item.contentType !== contentType && item.fieldCount > 0) ?? [];

  const copy = async () => {
    if (!from) return;
    const result = await find({ contentType: from });
    if (result.error) return toast.failed(result.error);
    onCopy(result.data?.fields ?? []);
    onClose();
  };

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
          <Modal.Title>{text('field-transfer.copy')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('field-transfer.copy-hint')}</Typography>
            <Field.Root name="from" width="100%">
              <Field.Label>{text('field-exports.content-type')}</Field.Label>
              <SingleSelect
                value={from ?? null}
                placeholder={text(
                  others.length === 0 ? 'field-transfer.copy-none' : 'field-transfer.copy-choose',
                )}
                disabled={others.length === 0}
                onChange={(next) => setFrom(String(next))}
              >
                {others.map((item) => (
                  <SingleSelectOption key={item.contentType} value={item.contentType}>
                    {text('workflow.content-type-choice', {
                      name: item.displayName,
                      count: item.fieldCount,
                    })}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('action.cancel')}</Button>
          </Modal.Close>
          <Button disabled={!from} loading={isFetching} onClick={copy}>
            {text('field-transfer.copy-now')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
