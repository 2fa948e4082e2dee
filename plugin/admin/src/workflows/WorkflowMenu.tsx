import { Menu } from '@strapi/design-system';
import { More, Pencil, Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeleteWorkflow } from './DeleteWorkflow.tsx';

interface Props {
  workflow: WorkflowRow;
  mayUpdate: boolean;
  mayDelete: boolean;
  onDeleted?: () => void;
}

/** What else can be done with a workflow. */
export function WorkflowMenu({ workflow, mayUpdate, mayDelete, onDeleted }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isDeleting, setDeleting] = useState(false);
  if (!mayUpdate && !mayDelete) return null;

  const { documentId, name } = workflow;
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
              onSelect={() => navigate(`${HOME}/workflows/${documentId}/edit`)}
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
      <DeleteWorkflow
        workflow={workflow}
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        onDeleted={onDeleted}
        returnFocusTo={() => trigger.current}
      />
    </>
  );
}
