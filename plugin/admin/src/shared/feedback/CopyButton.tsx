import { IconButton } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useText } from '../text/index.ts';
import { useToast } from './use-toast.ts';

/** Puts a value on the clipboard. */
export function CopyButton({ value }: { value: string }) {
  const text = useText();
  const toast = useToast();
  const { copy } = useClipboard();
  return (
    <IconButton
      variant="ghost"
      size="S"
      label={text('action.copy', { value })}
      onClick={async () => {
        if (await copy(value)) toast.succeeded('copied');
      }}
    >
      <Duplicate />
    </IconButton>
  );
}
