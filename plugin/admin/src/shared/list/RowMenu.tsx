import { Menu } from '@strapi/design-system';
import { More, Pencil, Trash } from '@strapi/icons';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DialogControl } from '../feedback/index.ts';
import { useText } from '../text/index.ts';

/** Something that can be done with one thing of a list. */
export interface RowAction {
  label: string;
  icon: ReactNode;
  /** Does it, given what takes the focus when a dialog that it opens is closed. */
  onSelect: (returnFocusTo: HTMLElement | null) => void;
}

interface Props {
  /** What the menu is about. */
  name: string;
  /**
   * The address of the form, or what opens it, given what takes the focus when it is closed;
   * nothing where the editor may not.
   */
  edit?: string | ((returnFocusTo: HTMLElement | null) => void) | false;
  /** What stands between *Edit* and *Delete*. */
  actions?: RowAction[];
  /** The dialog that deletes it, mostly a `DeleteDialog`; nothing where the editor may not. */
  deletion?: ((dialog: DialogControl) => ReactNode) | false;
}

/**
 * What else can be done with one thing of a list: three dots that open a menu. Nothing when there
 * is nothing that the editor may do.
 *
 * @example
 *   <RowMenu
 *     name={source.name}
 *     edit={allowed.update && `${HOME}/sources/${source.documentId}/edit`}
 *     deletion={allowed.delete && ((dialog) => <DeleteSource source={source} {...dialog} />)}
 *   />
 */
export function RowMenu({ name, edit = false, actions = [], deletion = false }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isDeleting, setDeleting] = useState(false);
  if (!edit && !deletion && actions.length === 0) return null;

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          ref={trigger}
          variant="ghost"
          endIcon={null}
          paddingLeft={2}
          paddingRight={2}
          aria-label={text('action.more-named', { name })}
        >
          <More aria-hidden focusable={false} width="1.6rem" height="1.6rem" />
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          {edit && (
            <Menu.Item
              startIcon={<Pencil />}
              onSelect={() => (typeof edit === 'string' ? navigate(edit) : edit(trigger.current))}
            >
              {text('action.edit')}
            </Menu.Item>
          )}
          {actions.map(({ label, icon, onSelect }) => (
            <Menu.Item key={label} startIcon={icon} onSelect={() => onSelect(trigger.current)}>
              {label}
            </Menu.Item>
          ))}
          {deletion && (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setDeleting(true)}>
              {text('action.delete')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      {deletion
        ? deletion({
            isOpen: isDeleting,
            onOpenChange: setDeleting,
            returnFocusTo: () => trigger.current,
          })
        : null}
    </>
  );
}
