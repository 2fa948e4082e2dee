import { Menu } from '@strapi/design-system';
import { Download, Duplicate, Upload } from '@strapi/icons';
import { useRef, useState } from 'react';
import { type FieldSelection, fieldExportSchema } from 'strapi-cdp-config';
import type { FieldExportDetails } from '../../../../shared/contracts/field-exports.ts';
import { useToast } from '../../shared/feedback/index.ts';
import { useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { takeOver } from '../tree/index.ts';
import { CopyModal } from './CopyModal.tsx';
import { saveFile } from './save-file.ts';

/** Largest file that is read, in bytes: one of five hundred fields is far smaller. */
const LARGEST_FILE = 1024 * 1024;

/** Takes the choice of fields to a file and from one, and from another content type. */
export function TransferMenu({ details }: { details: FieldExportDetails }) {
  const text = useText();
  const toast = useToast();
  const { value: fields = [], isDisabled, change } = useFormField<FieldSelection[]>('fields');
  const [isCopying, setCopying] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { contentType, available } = details;

  const take = (taken: FieldSelection[]) => {
    const known = available.filter(({ type }) => type === 'json').map(({ id }) => `${id}.`);
    const { fields: here, unknown } = takeOver(
      taken,
      (id) =>
        available.some((field) => field.id === id) || known.some((start) => id.startsWith(start)),
    );
    change(here);
    if (unknown.length > 0) {
      toast.warned('field-transfer.unknown', { count: unknown.length, fields: unknown.join(', ') });
    } else toast.succeeded('field-transfer.taken', { count: here.length });
  };

  const read = async (file: File) => {
    try {
      if (file.size > LARGEST_FILE) throw new Error('too large');
      take(fieldExportSchema.parse(JSON.parse(await file.text())).fields);
    } catch {
      toast.failed({ message: text('field-transfer.unreadable', { name: file.name }) });
    }
  };

  const save = () => {
    const json = `${JSON.stringify({ contentType, fields }, null, 2)}\n`;
    saveFile(
      new Blob([json], { type: 'application/json' }),
      `${contentType.replace('::', '-')}.json`,
    );
  };

  return (
    <>
      <Menu.Root>
        <Menu.Trigger ref={trigger} variant="tertiary" size="M">
          {text('field-transfer.menu')}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          {!isDisabled && (
            <>
              <Menu.Item startIcon={<Duplicate />} onSelect={() => setCopying(true)}>
                {text('field-transfer.copy')}
              </Menu.Item>
              <Menu.Item startIcon={<Upload />} onSelect={() => input.current?.click()}>
                {text('field-transfer.import')}
              </Menu.Item>
            </>
          )}
          <Menu.Item startIcon={<Download />} onSelect={save}>
            {text('field-transfer.export')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={text('field-transfer.import')}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      {isCopying && (
        <CopyModal
          contentType={contentType}
          onCopy={take}
          onClose={() => setCopying(false)}
          returnFocusTo={() => trigger.current}
        />
      )}
    </>
  );
}
