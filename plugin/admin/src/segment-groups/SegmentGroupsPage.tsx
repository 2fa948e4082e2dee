import { listQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentGroupsQuery } from './api.ts';
import { SegmentGroupsTable } from './SegmentGroupsTable.tsx';

/** The list of segment groups. */
export function SegmentGroupsPage() {
  return (
    <Guarded subject="segment-groups" verb="read">
      <SegmentGroups />
    </Guarded>
  );
}

function SegmentGroups() {
  const text = useText();
  const query = useListQuery(listQuerySchema);
  const result = useCdpSegmentGroupsQuery(query);
  const { create } = useAllowed('segment-groups');
  return (
    <ListPage
      title={text('segment-groups.title')}
      subtitle={text('segment-groups.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('segment-groups.search')}
      createLabel={create && text('segment-groups.create')}
      empty={text('segment-groups.empty')}
    >
      {(groups) => <SegmentGroupsTable groups={groups} />}
    </ListPage>
  );
}
