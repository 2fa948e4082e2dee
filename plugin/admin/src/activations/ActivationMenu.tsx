import { Duplicate } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeleteActivation } from './DeleteActivation.tsx';

interface Props {
  activation: ActivationRow;
  onDeleted?: () => void;
}

/** What else can be done with an activation; those of a configuration file can be duplicated. */
export function ActivationMenu({ activation, onDeleted }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const allowed = useAllowed('activations');
  const { documentId, name, managedBy } = activation;
  const isEditable = managedBy === 'editor';
  const duplicate = {
    label: text('activations.duplicate'),
    icon: <Duplicate />,
    onSelect: () => navigate(`${HOME}/activations/create?from=${documentId}`),
  };
  return (
    <RowMenu
      name={name}
      edit={isEditable && allowed.update && `${HOME}/activations/${documentId}/edit`}
      actions={allowed.create ? [duplicate] : []}
      deletion={
        isEditable &&
        allowed.delete &&
        ((dialog) => <DeleteActivation activation={activation} onDeleted={onDeleted} {...dialog} />)
      }
    />
  );
}
