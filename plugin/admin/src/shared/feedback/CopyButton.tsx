import { IconButton } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { useText } from '../text/index.ts';
import { useToast } from './use-toast.ts';

interface Props {
  value: string;
  /** What it is, where the value itself should not be read out. */
  name?: string;
}

/** Puts a value on the clipboard. */
export function CopyButton({ value, name = value }: Props) {
  const text = useText();
  const toast = useToast();
  const { copy } = useClipboard();
  return (
    <IconButton
      variant="ghost"
      size="S"
      label={text('action.copy', { value: name })}
      onClick={async () => {
        if (await copy(value)) toast.succeeded('copied');
      }}
    >
      <Duplicate />
    </IconButton>
  );
}
