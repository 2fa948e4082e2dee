import { Menu } from '@strapi/design-system';
import { More, Pencil, Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeleteSource } from './DeleteSource.tsx';

interface Props {
  source: SourceRow;
  mayUpdate: boolean;
  mayDelete: boolean;
  onDeleted?: () => void;
}

/** What else can be done with a source. */
export function SourceMenu({ source, mayUpdate, mayDelete, onDeleted }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isDeleting, setDeleting] = useState(false);
  if (!mayUpdate && !mayDelete) return null;

  const { documentId, name } = source;
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
          <More aria-hidden focusable={false} />
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          {mayUpdate && (
            <Menu.Item
              startIcon={<Pencil />}
              onSelect={() => navigate(`${HOME}/sources/${documentId}/edit`)}
            >
              {text('action.edit')}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item variant="danger" startIcon={<Trash />} onSelect={() => setDeleting(true)}>
              {text('action.delete')}
            </Menu.Item>
          )}
        </Menu.Content>
      </Menu.Root>
      <DeleteSource
        source={source}
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        onDeleted={onDeleted}
        returnFocusTo={() => trigger.current}
      />
    </>
  );
}
