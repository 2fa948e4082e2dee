import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { ActivationInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { inputOf } from './activation-input.ts';
import { useCdpActivationQuery, useCdpUpdateActivationMutation } from './api.ts';
import { ActivationForm } from './form/index.ts';

/** Changes an activation. */
export function EditActivationPage() {
  return (
    <Guarded subject="activations" verb="update">
      <EditActivation />
    </Guarded>
  );
}

function EditActivation() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: activation, error, refetch } = useCdpActivationQuery(documentId);
  const [updateActivation] = useCdpUpdateActivationMutation();
  const fallback = `${HOME}/activations/${documentId}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!activation) return <Page.Loading />;

  const submit = async (input: ActivationInput) => {
    const result = await updateActivation({ documentId, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(fallback, { replace: true });
  };

  return (
    <ActivationForm
      title={text('action.edit-named', { name: activation.name })}
      activation={activation}
      initialValues={inputOf(activation)}
      fallback={fallback}
      onSubmit={submit}
    />
  );
}
