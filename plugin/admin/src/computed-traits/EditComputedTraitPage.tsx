import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { type ComputedTraitInput, computationOf } from 'strapi-cdp-config';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useCdpComputedTraitQuery, useCdpUpdateComputedTraitMutation } from './api.ts';
import { ComputedTraitForm } from './form/index.ts';

const LIST = `${HOME}/computed-traits`;

/** Shows a computed trait, and changes it. */
export function EditComputedTraitPage() {
  return (
    <Guarded subject="computed-traits" verb="read">
      <EditComputedTrait />
    </Guarded>
  );
}

function EditComputedTrait() {
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: trait, error, refetch } = useCdpComputedTraitQuery(documentId);
  const { update } = useAllowed('computed-traits');
  const [updateTrait] = useCdpUpdateComputedTraitMutation();

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!trait) return <Page.Loading />;

  const submit = async (input: ComputedTraitInput) => {
    const result = await updateTrait({ documentId, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(LIST, { replace: true });
  };

  const { name, identifier, description } = trait;
  return (
    <ComputedTraitForm
      title={name}
      trait={trait}
      initialValues={{ name, identifier, description, ...computationOf(trait) }}
      isReadOnly={!update}
      onSubmit={submit}
    />
  );
}
