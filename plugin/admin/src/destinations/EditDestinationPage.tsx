import { Page } from '@strapi/strapi/admin';
import { Navigate, useNavigate, useParams } from 'react-router-dom';
import type { DestinationInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDestinationQuery, useCdpUpdateDestinationMutation } from './api.ts';
import { DestinationForm, inputOf } from './form/index.ts';

/** Changes a destination. */
export function EditDestinationPage() {
  return (
    <Guarded subject="destinations" verb="update">
      <EditDestination />
    </Guarded>
  );
}

function EditDestination() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { key = '' } = useParams();
  const { data: destination, error, refetch } = useCdpDestinationQuery(key);
  const [updateDestination] = useCdpUpdateDestinationMutation();
  const fallback = `${HOME}/destinations/${key}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!destination) return <Page.Loading />;
  const initialValues = inputOf(destination);
  if (!initialValues) return <Navigate to={fallback} replace />;

  const submit = async (input: DestinationInput) => {
    const result = await updateDestination(input);
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(fallback, { replace: true });
  };

  return (
    <DestinationForm
      title={text('action.edit-named', { name: destination.name })}
      initialValues={initialValues}
      saved={key}
      fallback={fallback}
      onSubmit={submit}
    />
  );
}
