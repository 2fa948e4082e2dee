import { Dialog } from '@strapi/design-system';
import type { ComponentProps } from 'react';
import type { ReliedOn } from '../../../../shared/contracts/dependents.ts';
import { useReadable } from '../access/index.ts';
import { DeleteDialog } from '../feedback/index.ts';
import { useText } from '../text/index.ts';
import { useCdpDependentsQuery } from './api.ts';
import { DependentsList } from './DependentsList.tsx';

interface Props extends ComponentProps<typeof DeleteDialog> {
  /** What is about to be deleted. */
  thing: ReliedOn;
}

/**
 * A `DeleteDialog` for what rules may rely on: while any does, it says which and deletes nothing. Who
 * may not see audiences is told by the server.
 */
export function DeleteRelied({ thing, children, isForbidden = false, ...dialog }: Props) {
  const text = useText();
  const mayRead = useReadable()('audiences');
  const { currentData, isFetching } = useCdpDependentsQuery(thing, {
    skip: !dialog.isOpen || !mayRead,
  });
  const needing = currentData?.items ?? [];
  return (
    <DeleteDialog {...dialog} isForbidden={isForbidden || isFetching || needing.length > 0}>
      {needing.length > 0 ? (
        <>
          <Dialog.Description>
            {text('dependents.needed', { count: needing.length })}
          </Dialog.Description>
          <DependentsList dependents={needing} />
        </>
      ) : (
        children
      )}
    </DeleteDialog>
  );
}
