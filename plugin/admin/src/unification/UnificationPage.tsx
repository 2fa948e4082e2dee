import { Flex, Grid, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Unification } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { BarsOverTime } from '../shared/charts/index.ts';
import { EmptyState, FailurePanel, Panel } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { Facts } from '../shared/page/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpUnificationQuery } from './api.ts';
import { Shares } from './Shares.tsx';

/** How many identifiers became how many customers. */
export function UnificationPage() {
  return (
    <Guarded subject="unification" verb="read">
      <UnificationDetails />
    </Guarded>
  );
}

function UnificationDetails() {
  const text = useText();
  const { data, error, refetch } = useCdpUnificationQuery();
  if (!data && !error) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{text('unification.title')}</Page.Title>
      <Layouts.Header title={text('unification.title')} subtitle={text('unification.subtitle')} />
      <Layouts.Content>
        {!data ? (
          <FailurePanel error={error} onRetry={refetch} />
        ) : data.profiles === 0 ? (
          <EmptyState content={text('profiles.empty')} />
        ) : (
          <Counts counts={data} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function Counts({ counts }: { counts: Unification }) {
  const text = useText();
  const format = useFormat();
  const { profiles, known, anonymous, identifiers, overlap, created, merges, splits } = counts;
  const number = (value: number) => (
    <Typography variant="beta" tag="p">
      {format.number(value)}
    </Typography>
  );
  const bars = (days: Unification['created']) =>
    days.map(({ day, count }) => ({ day, value: count }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Facts
        facts={[
          { label: text('profiles.title'), value: number(profiles) },
          { label: text('profiles.known'), value: number(known) },
          { label: text('profiles.anonymous'), value: number(anonymous) },
          {
            label: text('profiles.identifiers'),
            value: number(identifiers.reduce((sum, { count }) => sum + count, 0)),
          },
          { label: text('unification.splits'), value: number(splits) },
        ]}
      />
      <Grid.Root gap={4}>
        <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
          <Panel title={text('unification.created')}>
            <BarsOverTime
              label={text('unification.created')}
              bars={bars(created)}
              format={format.number}
            />
          </Panel>
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
          <Panel title={text('unification.merges')}>
            <BarsOverTime
              label={text('unification.merges')}
              bars={bars(merges)}
              format={format.number}
            />
          </Panel>
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
          <Panel title={text('unification.overlap')}>
            <Shares
              rows={overlap.map(({ types, profiles: count }) => ({
                label: types.join(' + '),
                count,
              }))}
            />
          </Panel>
        </Grid.Item>
        <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
          <Panel title={text('unification.identifiers')}>
            <Shares rows={identifiers.map(({ type, count }) => ({ label: type, count }))} />
          </Panel>
        </Grid.Item>
      </Grid.Root>
      <Typography variant="pi" textColor="neutral600">
        {text('unification.counted')} <RelativeTime at={counts.countedAt} />
      </Typography>
    </Flex>
  );
}
