import { Field, TextInput, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type Computation, profilesQuerySchema } from 'strapi-cdp-config';
import { useCdpProfilesQuery } from '../../profiles/index.ts';
import { toFailure } from '../../shared/api/index.ts';
import { useComputedText } from '../../shared/computed/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpComputedPreviewQuery } from '../api.ts';

/** Milliseconds without a key pressed after which the connector is asked. */
const PAUSE = 350;

/** Says what a definition would say of a customer, before it is saved. */
export function Preview({ computation }: { computation: Computation }) {
  const text = useText();
  const say = useComputedText();
  const [typed, setTyped] = useState('');
  const query = useDebounce(typed, PAUSE);
  const profiles = useCdpProfilesQuery(
    { ...profilesQuerySchema.parse({}), query, pageSize: 1 },
    { skip: query === '' },
  );
  const profile = query === '' ? undefined : profiles.data?.items[0];
  const preview = useCdpComputedPreviewQuery(
    { profileId: profile?.id ?? '', computation },
    { skip: !profile },
  );
  const error = profiles.error ?? preview.error;
  const isNobody = query !== '' && profiles.data?.items.length === 0;
  return (
    <Field.Root
      name="preview"
      hint={text('computed.preview-hint')}
      error={error && (toFailure(error).message ?? text('error.unknown'))}
    >
      <Field.Label>{text('computed.preview')}</Field.Label>
      <TextInput
        value={typed}
        placeholder={text('computed.preview-who')}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          // Enter in the form around would save it.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <Field.Error />
      <Field.Hint />
      <Typography role="status" fontWeight="semiBold">
        {isNobody && text('computed.preview-nobody')}
        {profile &&
          preview.currentData &&
          text('computed.preview-value', {
            name: profile.label,
            value: say(preview.currentData.value),
          })}
      </Typography>
    </Field.Root>
  );
}
