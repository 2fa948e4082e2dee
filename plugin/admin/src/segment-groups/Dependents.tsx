import { Box, Dialog, Typography } from '@strapi/design-system';
import type { SegmentGroupDependents } from '../../../shared/contracts/segment-groups.ts';
import { toFailure } from '../shared/api/index.ts';
import { DependentsList } from '../shared/dependents/index.ts';
import { Loading } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';

/** Names that a dialog lists before it only counts the rest. */
const MOST_NAMES = 8;

interface Props {
  /** Undefined while they are being looked up. */
  dependents: SegmentGroupDependents | undefined;
  error: unknown;
}

/** What the deletion of a group takes along, or what forbids it. */
export function Dependents({ dependents, error }: Props) {
  const text = useText();
  if (error) {
    return (
      <Dialog.Description textColor="danger600">
        {toFailure(error).message ?? text('error.unknown')}
      </Dialog.Description>
    );
  }
  if (!dependents) return <Loading />;

  const { segments, connectors, audiences } = dependents;
  if (connectors.length > 0) {
    return (
      <Dialog.Description>
        {text('segment-groups.delete-connected', {
          connectors: connectors.join(', '),
          count: connectors.length,
        })}
      </Dialog.Description>
    );
  }
  if (audiences.length > 0) {
    return (
      <>
        <Dialog.Description>
          {text('dependents.needed', { count: audiences.length })}
        </Dialog.Description>
        <DependentsList dependents={audiences} />
      </>
    );
  }
  if (segments.length === 0) {
    return <Dialog.Description>{text('segment-groups.delete-empty')}</Dialog.Description>;
  }
  const rest = segments.length - MOST_NAMES;
  return (
    <>
      <Dialog.Description>
        {text('segment-groups.delete-segments', { count: segments.length })}
      </Dialog.Description>
      <Box tag="ul" textAlign="left">
        {segments.slice(0, MOST_NAMES).map(({ name, identifier }) => (
          <li key={identifier}>
            <Typography fontWeight="semiBold">• {name}</Typography>{' '}
            <Typography textColor="neutral600">({identifier})</Typography>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Typography textColor="neutral600">{text('list.and-more', { count: rest })}</Typography>
          </li>
        )}
      </Box>
    </>
  );
}
