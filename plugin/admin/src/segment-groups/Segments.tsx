import { Box, Button, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, SearchInput } from '@strapi/strapi/admin';
import { useState } from 'react';
import {
  listQuerySchema,
  type SegmentGroupRow,
  type SegmentRow,
} from '../../../shared/contracts/segment-groups.ts';
import { useAllowed } from '../shared/access/index.ts';
import { ListContent, useListQuery } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentsQuery } from './api.ts';
import { SegmentModal } from './SegmentModal.tsx';
import { SegmentsTable } from './SegmentsTable.tsx';
import { useSegmentSizes } from './use-segment-sizes.ts';

/** What the modal is about: a segment, or a new one; and the button that opened it. */
interface Editing {
  segment?: SegmentRow;
  opener: HTMLElement | null;
}

/** The segments of a group: a list of its own, inside the page of the group. */
export function Segments({ group }: { group: SegmentGroupRow }) {
  const text = useText();
  const query = useListQuery(listQuerySchema);
  const sizes = useSegmentSizes(group.identifier);
  const listed = useCdpSegmentsQuery({ ...query, group: group.documentId });
  const result = {
    ...listed,
    data: listed.data && { ...listed.data, connectorProblem: sizes.problem },
  };
  const { create } = useAllowed('segments');
  const [editing, setEditing] = useState<Editing>();

  const isSearching = query.search !== '';
  const isEmpty = result.data?.pagination.total === 0;
  const createButton = create && (
    <Button
      startIcon={<Plus />}
      variant="secondary"
      onClick={({ currentTarget }) => setEditing({ opener: currentTarget })}
    >
      {text('segments.create')}
    </Button>
  );

  return (
    <Box tag="section" aria-label={text('segments.title')}>
      <Layouts.Action
        startActions={
          <>
            <Typography variant="beta" tag="h2" paddingRight={2}>
              {text('segments.title')}
            </Typography>
            {(!isEmpty || isSearching) && <SearchInput label={text('segments.search')} />}
          </>
        }
        endActions={isEmpty && !isSearching ? undefined : createButton}
      />
      <Layouts.Content>
        <ListContent
          result={result}
          search={query.search}
          empty={text('segments.empty')}
          action={createButton}
          unknown={text('segments.sizes-unknown')}
        >
          {(segments) => (
            <SegmentsTable
              group={group}
              segments={segments}
              sizeOf={sizes.of}
              onEdit={(segment, opener) => setEditing({ segment, opener })}
            />
          )}
        </ListContent>
      </Layouts.Content>
      {editing && (
        <SegmentModal
          group={group.documentId}
          segment={editing.segment}
          returnFocusTo={editing.opener}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Box>
  );
}
