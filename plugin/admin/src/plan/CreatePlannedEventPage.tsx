import { Page } from '@strapi/strapi/admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { PlannedEvent } from 'strapi-cdp-config';
import type { PlannedEventInput } from '../../../shared/contracts/plan.ts';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { adopted } from './adopt.ts';
import { useCdpCreatePlannedEventMutation, useCdpPlanQuery } from './api.ts';
import { PlannedEventForm } from './PlannedEventForm.tsx';

const NEW_EVENT: PlannedEvent = { type: 'track', name: '', description: '', properties: [] };

/** Takes an event into the plan: a new one, or one that came, as it came. */
export function CreatePlannedEventPage() {
  return (
    <Guarded subject="plan" verb="create">
      <CreatePlannedEvent />
    </Guarded>
  );
}

function CreatePlannedEvent() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const name = asked.get('name') ?? '';
  const { data, isLoading } = useCdpPlanQuery(
    { search: name, page: 1, pageSize: 100 },
    { skip: name === '' },
  );
  const [createEvent] = useCdpCreatePlannedEventMutation();
  if (isLoading) return <Page.Loading />;

  const came = data?.items.find((row) => row.name === name && row.type === asked.get('type'));
  const submit = async (event: PlannedEventInput) => {
    const result = await createEvent(event);
    if ('error' in result) return result.error;
    toast.succeeded('plan.saved', { name: result.data.name });
    navigate(`${HOME}/plan`, { replace: true });
  };
  return (
    <PlannedEventForm
      title={text('plan.create')}
      initialValues={came ? adopted(came) : { ...NEW_EVENT, name }}
      seen={came?.seen ?? null}
      isReady={came !== undefined}
      onSubmit={submit}
    />
  );
}
