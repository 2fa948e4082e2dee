import { useNavigate, useSearchParams } from 'react-router-dom';
import { type DestinationInput, destinationKindSchema } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpCreateDestinationMutation } from './api.ts';
import { DestinationForm, KindChoice, NEW_DESTINATIONS } from './form/index.ts';

/** Makes a new destination: first its kind is chosen. */
export function CreateDestinationPage() {
  return (
    <Guarded subject="destinations" verb="create">
      <CreateDestination />
    </Guarded>
  );
}

function CreateDestination() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [createDestination] = useCdpCreateDestinationMutation();
  const kind = destinationKindSchema.safeParse(search.get('kind')).data;
  if (!kind) return <KindChoice />;

  const submit = async (input: DestinationInput) => {
    const result = await createDestination(input);
    if ('error' in result) return result.error;
    toast.succeeded('destinations.created', { name: result.data.name });
    navigate(`${HOME}/destinations/${result.data.key}`, { replace: true });
  };

  return (
    <DestinationForm
      title={text('destinations.create')}
      initialValues={NEW_DESTINATIONS[kind]}
      saved={null}
      fallback={`${HOME}/destinations/create`}
      onSubmit={submit}
    />
  );
}
