import { Page } from '@strapi/strapi/admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { AudienceInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpAudienceQuery, useCdpCreateAudienceMutation } from './api.ts';
import { emptyRule } from './builder/index.ts';
import { type AudienceDraft, AudienceForm } from './form/index.ts';

const LIST = `${HOME}/audiences`;

const EMPTY: AudienceDraft = {
  name: '',
  identifier: '',
  description: '',
  rule: emptyRule,
  segments: [],
};

/** Makes a new audience: from nothing, or with what another says (`?from=documentId`). */
export function CreateAudiencePage() {
  return (
    <Guarded subject="audiences" verb="create">
      <CreateAudience />
    </Guarded>
  );
}

function CreateAudience() {
  const text = useText();
  const from = useSearchParams()[0].get('from');
  const { data, error, refetch } = useCdpAudienceQuery(from ?? '', { skip: from === null });
  if (from === null) return <NewAudience initialValues={EMPTY} />;
  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!data) return <Page.Loading />;
  const { name, description, rule, segments } = data;
  const copy = text('audiences.copy-of', { name });
  return (
    <NewAudience
      initialValues={{ name: copy, identifier: '', description, rule, segments }}
      isReady
    />
  );
}

interface Props {
  initialValues: AudienceDraft;
  isReady?: boolean;
}

function NewAudience({ initialValues, isReady }: Props) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createAudience] = useCdpCreateAudienceMutation();

  const submit = async (input: AudienceInput) => {
    const result = await createAudience(input);
    if ('error' in result) return result.error;
    toast.succeeded('audiences.created', { name: result.data.name });
    navigate(`${LIST}/${result.data.documentId}`, { replace: true });
  };

  return (
    <AudienceForm
      title={text('audiences.create')}
      initialValues={initialValues}
      isReady={isReady}
      onSubmit={submit}
    />
  );
}
