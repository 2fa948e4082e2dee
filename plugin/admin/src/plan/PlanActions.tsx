import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { PlanRow } from '../../../shared/contracts/plan.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeletePlannedEvent } from './DeletePlannedEvent.tsx';

/** A button that takes an event that came unplanned into the plan; for a planned one, its menu. */
export function PlanActions({ row: { documentId, type, name } }: { row: PlanRow }) {
  const text = useText();
  const allowed = useAllowed('plan');
  if (documentId !== null) {
    return (
      <RowMenu
        name={name}
        edit={allowed.update && documentId}
        deletion={
          allowed.delete &&
          ((dialog) => <DeletePlannedEvent documentId={documentId} name={name} {...dialog} />)
        }
      />
    );
  }
  return allowed.create ? (
    <LinkButton
      tag={NavLink}
      variant="tertiary"
      size="S"
      startIcon={<Plus />}
      to={`create?${new URLSearchParams({ type, name })}`}
    >
      {text('plan.adopt')}
    </LinkButton>
  ) : null;
}
