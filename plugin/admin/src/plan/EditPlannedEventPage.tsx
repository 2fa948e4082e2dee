import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { PlannedEventInput } from '../../../shared/contracts/plan.ts';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpPlannedEventQuery, useCdpUpdatePlannedEventMutation } from './api.ts';
import { PlannedEventForm } from './PlannedEventForm.tsx';

/** Changes an event of the plan. */
export function EditPlannedEventPage() {
  return (
    <Guarded subject="plan" verb="update">
      <EditPlannedEvent />
    </Guarded>
  );
}

function EditPlannedEvent() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data, error, refetch } = useCdpPlannedEventQuery(documentId);
  const [updateEvent] = useCdpUpdatePlannedEventMutation();

  if (error) return <LoadFailure error={error} onRetry={refetch} back={`${HOME}/plan`} />;
  if (!data) return <Page.Loading />;

  const { type, name, description, properties, seen } = data;
  const submit = async (event: PlannedEventInput) => {
    const result = await updateEvent({ documentId, event });
    if ('error' in result) return result.error;
    toast.succeeded('plan.saved', { name: result.data.name });
    navigate(`${HOME}/plan`, { replace: true });
  };
  return (
    <PlannedEventForm
      title={text('action.edit-named', { name })}
      initialValues={{ type, name, description, properties }}
      seen={seen}
      onSubmit={submit}
    />
  );
}
