import { Badge, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAudienceActivationsQuery } from '../api.ts';

/** The activations that tell of an audience, and the way to make another one. */
export function AudienceActivations({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const allowed = useAllowed('activations');
  const { data } = useCdpAudienceActivationsQuery(audience.documentId, { skip: !allowed.read });
  if (!allowed.read) return null;
  const activations = data?.items ?? [];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="sigma" textColor="neutral600">
        {text('activations.of-audience')}
      </Typography>
      {activations.length === 0 ? (
        <Typography>–</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
          {activations.map(({ documentId, name, enabled }) => (
            <Flex key={documentId} tag="li" gap={2} wrap="wrap">
              <Link tag={NavLink} to={`${HOME}/activations/${documentId}`} isExternal={false}>
                {name}
              </Link>
              {!enabled && (
                <Badge variant="neutral" size="S">
                  {text('activations.off')}
                </Badge>
              )}
            </Flex>
          ))}
        </Flex>
      )}
      {allowed.create && (
        <LinkButton
          tag={NavLink}
          to={`${HOME}/activations/create?audience=${audience.identifier}`}
          variant="tertiary"
          size="S"
          startIcon={<Plus />}
        >
          {text('activations.new')}
        </LinkButton>
      )}
    </Flex>
  );
}
