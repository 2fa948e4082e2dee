import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { CellStack } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { FedSegments } from './FedSegments.tsx';

/** What lives on the membership of an audience: its segments and activations, each a link. */
export function FedCell({ audience: { segments, activations } }: { audience: AudienceRow }) {
  const text = useText();
  return (
    <CellStack>
      {(segments.length > 0 || activations.length === 0) && <FedSegments segments={segments} />}
      {activations.length > 0 && (
        <Typography variant="sigma" textColor="neutral600">
          {text('activations.title')}
        </Typography>
      )}
      {activations.map(({ documentId, name }) => (
        <Link
          key={documentId}
          tag={NavLink}
          to={`${HOME}/activations/${documentId}`}
          isExternal={false}
        >
          {name}
        </Link>
      ))}
    </CellStack>
  );
}
