import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { useRef, useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { SegmentProfiles } from '../../../../shared/contracts/segment-content.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { EmptyState, FailurePanel } from '../../shared/feedback/index.ts';
import { CellStack, type Column, ListTable } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { useCdpSegmentProfilesQuery } from '../api.ts';
import { OverrideMenu } from './OverrideMenu.tsx';
import { OverrideModal } from './OverrideModal.tsx';

/** Milliseconds between two looks for who entered and left. */
const REFRESH = 10_000;

interface Props {
  group: string;
  /** Identifier inside the group. */
  segment: string;
  name: string;
}

type Member = SegmentProfiles['items'][number];

/** Who is in a segment, since when and why, a page at a time. */
export function SegmentMembers({ group, segment, name }: Props) {
  const text = useText();
  const { assign } = useAllowed('segments');
  const [isPutting, setPutting] = useState(false);
  const putButton = useRef<HTMLButtonElement>(null);
  // Where each page began that was turned.
  const [positions, setPositions] = useState<string[]>([]);
  const { data, error, isFetching, refetch } = useCdpSegmentProfilesQuery(
    { group, segment, after: positions.at(-1) },
    { pollingInterval: usePolling(REFRESH) },
  );
  const value = `${group}/${segment}`;
  const isEmpty = data?.items.length === 0 && positions.length === 0;
  const next = data?.next ?? null;

  return (
    <Box tag="section" aria-label={text('segment-members.title')} aria-busy={isFetching}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={4} wrap="wrap">
        <Typography variant="beta" tag="h2">
          {text('segment-members.title')}
        </Typography>
        {assign && (
          <Button
            ref={putButton}
            variant="secondary"
            startIcon={<Plus />}
            onClick={() => setPutting(true)}
          >
            {text('overrides.put')}
          </Button>
        )}
      </Flex>
      {error ? (
        <FailurePanel error={error} onRetry={refetch} />
      ) : isEmpty ? (
        <EmptyState content={text('segment-members.empty')} />
      ) : (
        <>
          <MembersTable
            members={data?.items}
            segment={{ value, name }}
            mayAssign={assign ?? false}
          />
          <Flex justifyContent="flex-end" paddingTop={4} gap={2}>
            <Button
              variant="tertiary"
              startIcon={<ChevronLeft />}
              disabled={positions.length === 0}
              onClick={() => setPositions(positions.slice(0, -1))}
            >
              {text('list.previous')}
            </Button>
            <Button
              variant="tertiary"
              endIcon={<ChevronRight />}
              disabled={next === null || isFetching}
              onClick={() => next !== null && setPositions([...positions, next])}
            >
              {text('list.next')}
            </Button>
          </Flex>
        </>
      )}
      {isPutting && (
        <OverrideModal
          title={text('overrides.title', { segment: name })}
          given={{ segment: value }}
          onClose={() => setPutting(false)}
          returnFocusTo={() => putButton.current}
        />
      )}
    </Box>
  );
}

interface TableProps {
  members: Member[] | undefined;
  segment: { value: string; name: string };
  mayAssign: boolean;
}

function MembersTable({ members, segment, mayAssign }: TableProps) {
  const text = useText();
  const columns: Column<Member>[] = [
    {
      name: 'label',
      label: text('profiles.who'),
      maxWidth: '32rem',
      cell: ({ profile }) => (
        <Link tag={NavLink} to={pathOf(profile.id)} isExternal={false}>
          {profile.label}
        </Link>
      ),
    },
    {
      name: 'identifiers',
      label: text('profiles.identifiers'),
      maxWidth: '36rem',
      cell: ({ profile: { identifiers } }) => (
        <Typography ellipsis tag="div" textColor="neutral600">
          {identifiers.map((one) => one.value).join(', ')}
        </Typography>
      ),
    },
    {
      name: 'enteredAt',
      label: text('segment-members.since'),
      cell: ({ enteredAt }) => <RelativeTime at={enteredAt} />,
    },
    {
      name: 'why',
      label: text('segment-members.why'),
      maxWidth: '40rem',
      cell: ({ override }) => <Why override={override} />,
    },
  ];
  const menuOf = ({ profile: { label, identifiers }, override }: Member) => {
    const [identifier] = identifiers;
    return (
      identifier && (
        <OverrideMenu
          person={{ label, identifier }}
          segment={segment}
          name={label}
          isIn
          byHand={override !== null}
        />
      )
    );
  };
  return (
    <ListTable
      rows={members}
      idOf={({ profile }) => profile.id}
      columns={columns}
      pathOf={({ profile }) => pathOf(profile.id)}
      {...(mayAssign && { actions: menuOf })}
    />
  );
}

/** Whether audiences put somebody in; else who did, and why. */
function Why({ override }: Pick<Member, 'override'>) {
  const text = useText();
  if (!override) return <Badge size="S">{text('segment-members.by-audience')}</Badge>;
  return (
    <CellStack>
      <Typography>{text('segment-members.put-in-by', { by: override.by })}</Typography>
      {override.reason && (
        <Typography variant="pi" textColor="neutral600">
          {override.reason}
        </Typography>
      )}
    </CellStack>
  );
}

const pathOf = (profileId: string) => `${HOME}/profiles/${profileId}`;
