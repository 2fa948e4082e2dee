import { pageQuerySchema } from 'strapi-cdp-config';
import { Guarded } from '../../shared/access/index.ts';
import { ListPage, useListQuery } from '../../shared/list/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpImportMappingsQuery } from '../api.ts';
import { MappingsTable } from './MappingsTable.tsx';

/** The mappings that imports left to be used again. */
export function MappingsPage() {
  return (
    <Guarded subject="imports" verb="read">
      <Mappings />
    </Guarded>
  );
}

function Mappings() {
  const text = useText();
  const result = useCdpImportMappingsQuery(useListQuery(pageQuerySchema));
  return (
    <ListPage
      title={text('mappings.title')}
      subtitle={text('mappings.subtitle')}
      back={`${HOME}/imports`}
      result={result}
      empty={text('mappings.empty')}
    >
      {(mappings) => <MappingsTable mappings={mappings} />}
    </ListPage>
  );
}
