import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { ActivationInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { copyOf, newActivation } from './activation-input.ts';
import { useCdpActivationQuery, useCdpCreateActivationMutation } from './api.ts';
import { ActivationForm } from './form/index.ts';

const LIST = `${HOME}/activations`;

/**
 * Makes a new activation: from nothing, of an audience (`?audience=identifier`), or with what another
 * says (`?from=documentId`).
 */
export function CreateActivationPage() {
  return (
    <Guarded subject="activations" verb="create">
      <CreateActivation />
    </Guarded>
  );
}

function CreateActivation() {
  const text = useText();
  const [search] = useSearchParams();
  const from = search.get('from');
  const [empty] = useState(() =>
    newActivation(search.get('audience') ?? '', Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const { data, error, refetch } = useCdpActivationQuery(from ?? '', { skip: from === null });
  if (from === null) return <NewActivation initialValues={empty} />;
  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!data) return <Page.Loading />;
  const name = text('activations.copy-of', { name: data.name });
  return <NewActivation initialValues={copyOf(data, name)} isReady />;
}

interface Props {
  initialValues: ActivationInput;
  isReady?: boolean;
}

function NewActivation({ initialValues, isReady }: Props) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createActivation] = useCdpCreateActivationMutation();

  const submit = async (input: ActivationInput) => {
    const result = await createActivation(input);
    if ('error' in result) return result.error;
    toast.succeeded('activations.created', { name: result.data.name });
    navigate(`${LIST}/${result.data.documentId}`, { replace: true });
  };

  return (
    <ActivationForm
      title={text('activations.create')}
      initialValues={initialValues}
      isReady={isReady}
      fallback={LIST}
      onSubmit={submit}
    />
  );
}
