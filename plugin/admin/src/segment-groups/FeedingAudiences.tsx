import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { useReadable } from '../shared/access/index.ts';
import { HOME } from '../shared/routes/index.ts';

/** The audiences whose members are in a segment, each a link to its page for those who may look at it. */
export function FeedingAudiences({ audiences }: Pick<SegmentRow, 'audiences'>) {
  const isReadable = useReadable();
  if (audiences.length === 0) return <Typography>–</Typography>;
  return audiences.map(({ documentId, name, identifier }) =>
    isReadable('audiences') ? (
      <Link
        key={identifier}
        tag={NavLink}
        to={`${HOME}/audiences/${documentId}`}
        isExternal={false}
        title={identifier}
      >
        {name}
      </Link>
    ) : (
      <Typography key={identifier} title={identifier}>
        {name}
      </Typography>
    ),
  );
}
