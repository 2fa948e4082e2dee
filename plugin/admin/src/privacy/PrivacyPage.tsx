import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Guarded } from '../shared/access/index.ts';
import { useText } from '../shared/text/index.ts';
import { FindPerson } from './FindPerson.tsx';
import { FoundPerson } from './FoundPerson.tsx';
import { Requests } from './requests/index.ts';

/** Answers what customers ask about their data, and shows who answered what. */
export function PrivacyPage() {
  return (
    <Guarded subject="privacy" verb="read">
      <Privacy />
    </Guarded>
  );
}

function Privacy() {
  const text = useText();
  // Not in the address, which ends up in histories and logs.
  const [asked, setAsked] = useState<{ type: string; value: string }>();
  /** Who asks again wants to know how it is now. */
  const [times, setTimes] = useState(0);
  const find = (identifier: typeof asked) => {
    setAsked(identifier);
    setTimes(times + 1);
  };
  return (
    <Page.Main>
      <Page.Title>{text('privacy.title')}</Page.Title>
      <Layouts.Header title={text('privacy.title')} subtitle={text('privacy.subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <FindPerson onFind={find} />
          {asked && <FoundPerson key={times} asked={asked} />}
          <Requests />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
