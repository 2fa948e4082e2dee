import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded } from '../shared/access/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { Live } from './live/index.ts';
import { SetAside } from './set-aside/index.ts';

/** Events as they arrive, and those that wait for somebody to decide. */
export function EventsPage() {
  return (
    <Guarded subject="events" verb="read">
      <Events />
    </Guarded>
  );
}

function Events() {
  const text = useText();
  const { tab = 'live' } = useParams();
  const navigate = useNavigate();
  const open = (next: string) => navigate(`${HOME}/events/${next}`);
  return (
    <Page.Main>
      <Page.Title>{text('events.title')}</Page.Title>
      <Layouts.Header title={text('events.title')} subtitle={text('events.subtitle')} />
      <Layouts.Content>
        <Tabs.Root variant="simple" value={tab} onValueChange={open}>
          <Tabs.List aria-label={text('events.title')}>
            <Tabs.Trigger value="live">{text('live.title')}</Tabs.Trigger>
            <Tabs.Trigger value="set-aside">{text('set-aside.title')}</Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="live">
            <Box paddingTop={4}>
              <Live />
            </Box>
          </Tabs.Content>
          <Tabs.Content value="set-aside">
            <Box paddingTop={4}>
              <SetAside />
            </Box>
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
