import { Duplicate } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { DeleteAudience } from './DeleteAudience.tsx';

interface Props {
  audience: AudienceRow;
  onDeleted?: () => void;
}

/** What else can be done with an audience; those of a configuration file can be duplicated. */
export function AudienceMenu({ audience, onDeleted }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const allowed = useAllowed('audiences');
  const { documentId, name, managedBy } = audience;
  const isEditable = managedBy === 'editor';
  const duplicate = {
    label: text('audiences.duplicate'),
    icon: <Duplicate />,
    onSelect: () => navigate(`${HOME}/audiences/create?from=${documentId}`),
  };
  return (
    <RowMenu
      name={name}
      edit={isEditable && allowed.update && `${HOME}/audiences/${documentId}/edit`}
      actions={allowed.create ? [duplicate] : []}
      deletion={
        isEditable &&
        allowed.delete &&
        ((dialog) => <DeleteAudience audience={audience} onDeleted={onDeleted} {...dialog} />)
      }
    />
  );
}
