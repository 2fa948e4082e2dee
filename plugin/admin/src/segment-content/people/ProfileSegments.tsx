import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { ProfileSegment } from '../../../../shared/contracts/segment-content.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { FailurePanel, Loading, Panel } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { useCdpProfileSegmentsQuery, useCdpSegmentChoicesQuery } from '../api.ts';
import { OverrideMenu } from './OverrideMenu.tsx';
import { OverrideModal } from './OverrideModal.tsx';

interface Props {
  profile: {
    id: string;
    label: string;
    identifiers: readonly { type: string; value: string }[];
  };
}

/** The segments that a customer is in or was put out of, since when and why. */
export function ProfileSegments({ profile: { id, label, identifiers } }: Props) {
  const text = useText();
  const allowed = useAllowed('segments');
  const [isPutting, setPutting] = useState(false);
  const putButton = useRef<HTMLButtonElement>(null);
  const { data: segments, error, refetch } = useCdpProfileSegmentsQuery(id);
  const { data: choices } = useCdpSegmentChoicesQuery(undefined, { skip: !allowed.read });
  const [first] = identifiers;
  const person = allowed.assign &&
    first && { label, identifier: { type: first.type, value: first.value } };
  const others = (choices?.items ?? []).filter(
    ({ value }) => !segments?.some((one) => nameInGroup(one) === value),
  );
  const nameOf = (segment: ProfileSegment) =>
    choices?.items.find(({ value }) => value === nameInGroup(segment))?.name ?? segment.segment;

  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  if (!segments) return <Loading />;
  return (
    <Panel
      title={text('segments.title')}
      action={
        person &&
        others.length > 0 && (
          <Button
            ref={putButton}
            variant="secondary"
            size="S"
            startIcon={<Plus />}
            onClick={() => setPutting(true)}
          >
            {text('overrides.put-in-segment')}
          </Button>
        )
      }
    >
      {segments.length === 0 && (
        <Typography textColor="neutral600">{text('segment-members.none')}</Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {segments.map((segment) => (
          <Flex
            tag="li"
            key={nameInGroup(segment)}
            gap={4}
            justifyContent="space-between"
            alignItems="flex-start"
          >
            <Why segment={segment} name={nameOf(segment)} />
            {person && (
              <OverrideMenu
                person={person}
                segment={{ value: nameInGroup(segment), name: nameOf(segment) }}
                name={nameOf(segment)}
                isIn={segment.enteredAt !== null}
                byHand={segment.override !== null}
              />
            )}
          </Flex>
        ))}
      </Flex>
      {person && isPutting && (
        <OverrideModal
          title={text('overrides.title-person', { name: label })}
          given={{ identifier: person.identifier, change: 'in' }}
          segments={others.map(({ value, name, groupName }) => ({
            value,
            label: `${groupName}: ${name}`,
          }))}
          onClose={() => setPutting(false)}
          returnFocusTo={() => putButton.current}
        />
      )}
    </Panel>
  );
}

function Why({ segment, name }: { segment: ProfileSegment; name: string }) {
  const text = useText();
  const { enteredAt, audiences, override } = segment;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="80rem">
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{name}</Typography>
        {enteredAt === null ? (
          <Badge size="S" variant="warning">
            {text('segment-members.out')}
          </Badge>
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {text('segment-members.since')} <RelativeTime at={enteredAt} />
          </Typography>
        )}
      </Flex>
      {audiences.length > 0 && (
        <Typography tag="p" textColor="neutral600">
          {text('segment-members.fed-by', {
            count: audiences.length,
            audiences: audiences.join(', '),
          })}
        </Typography>
      )}
      {override && (
        <>
          <Typography tag="p" textColor="neutral600">
            {text(override.in ? 'segment-members.put-in-by' : 'segment-members.put-out-by', {
              by: override.by,
            })}{' '}
            · <RelativeTime at={override.at} />
          </Typography>
          {override.reason && <Typography tag="p">{override.reason}</Typography>}
        </>
      )}
    </Flex>
  );
}

const nameInGroup = ({ group, segment }: ProfileSegment) => `${group}/${segment}`;
