import { Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import { Guarded } from '../shared/access/index.ts';
import { Code, EmptyState, ErrorPanel, ManagedBadge } from '../shared/feedback/index.ts';
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
  const navigate = useNavigate();
  const { data, error, refetch } = useCdpFieldExportsQuery();
  const headers = [
    { name: 'displayName', label: text('field-exports.content-type') },
    { name: 'contentType', label: text('field.identifier') },
    { name: 'fieldCount', label: text('field-exports.count') },
  ];
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
          <Table.Root
            headers={headers}
            isLoading={!data}
            rows={data?.items.map((item) => ({ ...item, id: item.contentType }))}
          >
            <Table.Content>
              <Table.Head>
                {headers.map((header) => (
                  <Table.HeaderCell key={header.name} {...header} />
                ))}
              </Table.Head>
              <Table.Loading>{text('list.loading')}</Table.Loading>
              <Table.Body>
                {data?.items.map(({ contentType, displayName, fieldCount, managedBy }) => {
                  const path = encodeURIComponent(contentType);
                  return (
                    <Table.Row
                      key={contentType}
                      onClick={() => navigate(path)}
                      style={{ cursor: 'pointer' }}
                    >
                      <Table.Cell>
                        <Flex gap={2} wrap="wrap">
                          <Link tag={NavLink} to={path} isExternal={false}>
                            {displayName}
                          </Link>
                          <ManagedBadge managedBy={managedBy} />
                        </Flex>
                      </Table.Cell>
                      <Table.Cell>
                        <Code>{contentType}</Code>
                      </Table.Cell>
                      <Table.Cell>
                        <Typography textColor={fieldCount === 0 ? 'neutral600' : 'neutral800'}>
                          {text('field-exports.field-count', { count: fieldCount })}
                        </Typography>
                      </Table.Cell>
                    </Table.Row>
                  );
                })}
              </Table.Body>
            </Table.Content>
          </Table.Root>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
