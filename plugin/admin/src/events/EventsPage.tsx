import { Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Guarded } from '../shared/access/index.ts';
import { useText } from '../shared/text/index.ts';
import { SetAside } from './set-aside/index.ts';

/** What became of events that are no part of a profile. */
export function EventsPage() {
  return (
    <Guarded subject="events" verb="read">
      <Events />
    </Guarded>
  );
}

function Events() {
  const text = useText();
  return (
    <Page.Main>
      <Page.Title>{text('events.title')}</Page.Title>
      <Layouts.Header title={text('events.title')} subtitle={text('events.subtitle')} />
      <Layouts.Content>
        <Tabs.Root variant="simple" defaultValue="set-aside">
          <Tabs.List aria-label={text('events.title')}>
            <Tabs.Trigger value="set-aside">{text('set-aside.title')}</Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="set-aside">
            <SetAside />
          </Tabs.Content>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
