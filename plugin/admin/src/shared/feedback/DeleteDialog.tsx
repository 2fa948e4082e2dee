import { Trash } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useText } from '../text/index.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';

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

/** Asks once more before something is deleted. */
export function DeleteDialog({ onDelete, ...dialog }: Props) {
  const text = useText();
  return (
    <ConfirmDialog
      {...dialog}
      confirmLabel={text('action.delete')}
      confirmIcon={<Trash />}
      onConfirm={onDelete}
      removes
    />
  );
}
