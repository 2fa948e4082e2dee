import { IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSegmentGroupMutation, useCdpSegmentGroupDependentsQuery } from './api.ts';
import { Dependents } from './Dependents.tsx';

interface Props {
  group: SegmentGroupRow;
  onDeleted?: () => void;
}

/** A button that deletes a group, after it said what depends on it. */
export function DeleteSegmentGroup({ group, onDeleted }: Props) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [deleteGroup] = useCdpDeleteSegmentGroupMutation();
  const { data, error } = useCdpSegmentGroupDependentsQuery(group.documentId, { skip: !isOpen });
  const isConnected = data !== undefined && data.connectors.length > 0;

  const confirm = async () => {
    const result = await deleteGroup(group.documentId);
    if ('error' in result) return result.error;
    toast.succeeded('segment-groups.deleted', { name: group.name });
    onDeleted?.();
  };

  return (
    <>
      <IconButton
        ref={button}
        variant="ghost"
        label={text('action.delete-named', { name: group.name })}
        onClick={() => setOpen(true)}
      >
        <Trash />
      </IconButton>
      <DeleteDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text('segment-groups.delete-title', { name: group.name })}
        isForbidden={data === undefined || isConnected}
        onDelete={confirm}
        returnFocusTo={() => button.current}
      >
        <Dependents dependents={data} error={error} />
      </DeleteDialog>
    </>
  );
}
