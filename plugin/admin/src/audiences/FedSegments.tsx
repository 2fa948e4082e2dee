import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { SegmentReference } from 'strapi-cdp-config';
import { HOME } from '../shared/routes/index.ts';
import { useCdpAudienceChoicesQuery } from './api.ts';

/** The segments that an audience feeds, each a link to its group. */
export function FedSegments({ segments }: { segments: readonly SegmentReference[] }) {
  const { data } = useCdpAudienceChoicesQuery();
  if (segments.length === 0) return <Typography>–</Typography>;
  return segments.map(({ group, segment }) => {
    const owner = data?.groups.find(({ identifier }) => identifier === group);
    const name = owner?.segments.find(({ identifier }) => identifier === segment)?.name ?? segment;
    const key = `${group}/${segment}`;
    return owner ? (
      <Link
        key={key}
        tag={NavLink}
        to={`${HOME}/segment-groups/${owner.documentId}`}
        isExternal={false}
        title={key}
      >
        {name}
      </Link>
    ) : (
      <Typography key={key}>{key}</Typography>
    );
  });
}
