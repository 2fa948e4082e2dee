import { LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { pageQuerySchema } from 'strapi-cdp-config';
import { Guarded, useAllowed } from '../../shared/access/index.ts';
import { ListPage, useListQuery } from '../../shared/list/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpImportsQuery } from '../api.ts';
import { ImportsTable } from './ImportsTable.tsx';
import { isImporting } from './import-state.ts';

/** Milliseconds between two looks: while something is imported, and while nothing is. */
const PACE = { busy: 1000, idle: 10_000 };

/** The list of imports. */
export function ImportsPage() {
  return (
    <Guarded subject="imports" verb="read">
      <Imports />
    </Guarded>
  );
}

function Imports() {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpImportsQuery(query, { pollingInterval });
  const { create } = useAllowed('imports');
  setBusy(result.data?.items.some(isImporting) ?? false);
  return (
    <ListPage
      title={text('imports.title')}
      subtitle={text('imports.subtitle')}
      result={result}
      secondaryAction={
        <LinkButton tag={NavLink} to="mappings" variant="tertiary">
          {text('mappings.title')}
        </LinkButton>
      }
      createLabel={!result.error && create && text('imports.create')}
      empty={text('imports.empty')}
    >
      {(runs) => <ImportsTable runs={runs} />}
    </ListPage>
  );
}
