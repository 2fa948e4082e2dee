import { Box, Field, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type ProfileSummary, profilesQuerySchema, type Rule } from 'strapi-cdp-config';
import { useCdpProfilesQuery } from '../../../profiles/index.ts';
import { toFailure } from '../../../shared/api/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useCdpExplainQuery, useCdpPreviewMembersQuery } from '../api.ts';
import { ExplanationTree } from './ExplanationTree.tsx';
import { ProfileName } from './ProfileName.tsx';

/** Milliseconds without a key pressed after which the search begins. */
const PAUSE = 350;

/** Says of a profile, a member or one that is searched, why each condition holds or not. */
export function Why({ rule }: { rule: Rule }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ProfileSummary | null>(null);
  const query = useDebounce(typed.trim(), PAUSE);
  const found = useCdpProfilesQuery(
    { ...profilesQuerySchema.parse({}), query, pageSize: 5 },
    { skip: query === '' },
  );
  const members = useCdpPreviewMembersQuery({ rule, after: null, pageSize: 5 });
  const offered = query === '' ? members.currentData?.items : found.currentData?.items;

  return (
    <Box tag="section" aria-label={text('preview.why')}>
      <Field.Root
        name="why"
        hint={text('preview.why-hint')}
        error={found.error && (toFailure(found.error).message ?? text('error.unknown'))}
      >
        <Field.Label>{text('preview.why')}</Field.Label>
        <TextInput
          size="S"
          value={typed}
          placeholder={text('preview.why-search')}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            // Enter in the form around would save it.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      {offered?.length === 0 && query !== '' && (
        <Typography variant="pi" textColor="neutral600" role="status">
          {text('preview.why-nobody')}
        </Typography>
      )}
      <Flex gap={3} wrap="wrap" paddingTop={2}>
        {offered?.map((profile) => (
          <TextButton
            key={profile.id}
            aria-pressed={profile.id === chosen?.id}
            onClick={() => setChosen(profile)}
          >
            {profile.label}
          </TextButton>
        ))}
      </Flex>
      {chosen && <Explained rule={rule} profile={chosen} />}
    </Box>
  );
}

function Explained({ rule, profile }: { rule: Rule; profile: ProfileSummary }) {
  const text = useText();
  const { currentData, error } = useCdpExplainQuery({ rule, profileId: profile.id });
  return (
    <Box paddingTop={3}>
      <Flex gap={2} paddingBottom={2} wrap="wrap" role="status">
        <ProfileName profile={profile} />
        {currentData && (
          <Typography fontWeight="semiBold">
            {text(currentData.holds ? 'preview.why-in' : 'preview.why-out')}
          </Typography>
        )}
      </Flex>
      {error && (
        <Typography variant="pi" textColor="danger600">
          {toFailure(error).message ?? text('error.unknown')}
        </Typography>
      )}
      {currentData && <ExplanationTree rule={rule} explanation={currentData} />}
    </Box>
  );
}
