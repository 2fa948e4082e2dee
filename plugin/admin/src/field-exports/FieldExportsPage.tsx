import { Badge, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { FieldExports as FieldExportList } from '../../../shared/contracts/field-exports.ts';
import { Guarded } from '../shared/access/index.ts';
import { Code, EmptyState, ErrorPanel } from '../shared/feedback/index.ts';
import { type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpFieldExportsQuery } from './api.ts';

/** The content types of the site, with how many of their fields leave. */
export function FieldExportsPage() {
  return (
    <Guarded subject="field-exports" verb="read">
      <FieldExports />
    </Guarded>
  );
}

function FieldExports() {
  const text = useText();
  const { data, error, refetch } = useCdpFieldExportsQuery();
  return (
    <Page.Main>
      <Page.Title>{text('field-exports.title')}</Page.Title>
      <Layouts.Header
        title={text('field-exports.title')}
        subtitle={text('field-exports.subtitle')}
      />
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : data?.items.length === 0 ? (
          <EmptyState content={text('field-exports.empty')} />
        ) : (
          <ContentTypes items={data?.items} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

type FieldExportSummary = FieldExportList['items'][number];

const pathOf = ({ contentType }: FieldExportSummary) => encodeURIComponent(contentType);

/** Content types as rows; undefined while they are being loaded. */
function ContentTypes({ items }: { items: FieldExportSummary[] | undefined }) {
  const text = useText();
  const columns: Column<FieldExportSummary>[] = [
    {
      name: 'displayName',
      label: text('field-exports.content-type'),
      cell: (item) => (
        <NameCell name={item.displayName} path={pathOf(item)} managedBy={item.managedBy} />
      ),
    },
    {
      name: 'contentType',
      label: text('field.identifier'),
      cell: ({ contentType }) => <Code>{contentType}</Code>,
    },
    {
      name: 'fieldCount',
      label: text('field-exports.count'),
      cell: ({ fieldCount, newFieldCount }) => (
        <Flex gap={2} wrap="wrap">
          <Typography textColor={fieldCount === 0 ? 'neutral600' : 'neutral800'}>
            {text('field-exports.field-count', { count: fieldCount })}
          </Typography>
          {newFieldCount > 0 && (
            <Badge variant="success" size="S">
              {text('field-exports.new-count', { count: newFieldCount })}
            </Badge>
          )}
        </Flex>
      ),
    },
  ];
  return (
    <ListTable
      rows={items}
      idOf={({ contentType }) => contentType}
      columns={columns}
      pathOf={pathOf}
    />
  );
}
