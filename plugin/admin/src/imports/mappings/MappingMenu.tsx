import { Pencil } from '@strapi/icons';
import { useState } from 'react';
import { useAllowed } from '../../shared/access/index.ts';
import { type RowAction, RowMenu } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { DeleteMapping } from './DeleteMapping.tsx';
import { RenameMapping } from './RenameMapping.tsx';

/** What can be done with a saved mapping. */
export function MappingMenu({ name }: { name: string }) {
  const text = useText();
  const allowed = useAllowed('imports');
  const [renaming, setRenaming] = useState<{ returnFocusTo: HTMLElement | null }>();
  const rename: RowAction = {
    label: text('mappings.rename'),
    icon: <Pencil />,
    onSelect: (returnFocusTo) => setRenaming({ returnFocusTo }),
  };
  return (
    <>
      <RowMenu
        name={name}
        actions={allowed.create ? [rename] : []}
        deletion={allowed.delete && ((dialog) => <DeleteMapping name={name} {...dialog} />)}
      />
      {renaming && (
        <RenameMapping name={name} onClose={() => setRenaming(undefined)} {...renaming} />
      )}
    </>
  );
}
