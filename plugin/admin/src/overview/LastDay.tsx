import { Box, Grid, Typography } from '@strapi/design-system';
import type { Status } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { StatCard } from './StatCard.tsx';

/** What happened in the last 24 hours. */
export function LastDay({ status }: { status: Status }) {
  const text = useText();
  const { events, profilesCreated, runsFinished, runsFailed, recordsSent } = status.lastDay;
  const cards = [
    { label: text('last-day.events'), value: events },
    { label: text('last-day.profiles'), value: profilesCreated },
    { label: text('last-day.runs-finished'), value: runsFinished },
    {
      label: text('last-day.runs-failed'),
      value: runsFailed,
      alarm: runsFailed > 0 ? text('last-day.look') : undefined,
    },
    { label: text('last-day.records'), value: recordsSent },
  ];
  return (
    <Box tag="section" aria-label={text('last-day.title')}>
      <Typography variant="delta" tag="h2" paddingBottom={3}>
        {text('last-day.title')}
      </Typography>
      <Grid.Root gap={4} gridCols={15}>
        {cards.map((card) => (
          <Grid.Item key={card.label} col={3} s={5} xs={15} alignItems="stretch">
            <StatCard {...card} />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Box>
  );
}
