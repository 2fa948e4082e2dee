import { Trash } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useText } from '../text/index.ts';
import { ConfirmDialog, type DialogControl } from './ConfirmDialog.tsx';
import { useToast } from './use-toast.ts';

interface Props extends DialogControl {
  title: string;
  /** What depends on it, and what becomes of that. */
  children: ReactNode;
  /** Why it cannot be deleted now is told by the children. */
  isForbidden?: boolean;
  /** Deletes it: the call of a mutation hook. */
  onDelete: () => PromiseLike<object>;
  /** What is said once it is gone. */
  success?: string;
  onDeleted?: () => void;
}

/** Asks once more before something is deleted. */
export function DeleteDialog({ onDelete, success, onDeleted, ...dialog }: Props) {
  const text = useText();
  const toast = useToast();

  const confirm = async () => {
    const result = await onDelete();
    if ('error' in result) return result.error;
    if (success) toast.say(success);
    onDeleted?.();
  };

  return (
    <ConfirmDialog
      {...dialog}
      confirmLabel={text('action.delete')}
      confirmIcon={<Trash />}
      onConfirm={confirm}
      removes
    />
  );
}
