import { useNavigate } from 'react-router-dom';
import type { ComputedTraitInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpCreateComputedTraitMutation } from './api.ts';
import { ComputedTraitForm } from './form/index.ts';

const EMPTY: ComputedTraitInput = {
  name: '',
  identifier: '',
  description: '',
  function: 'count',
  event: { type: 'track', name: null },
  where: [],
  operand: null,
  window: null,
};

/** Makes a new computed trait. */
export function CreateComputedTraitPage() {
  return (
    <Guarded subject="computed-traits" verb="create">
      <CreateComputedTrait />
    </Guarded>
  );
}

function CreateComputedTrait() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createTrait] = useCdpCreateComputedTraitMutation();

  const submit = async (input: ComputedTraitInput) => {
    const result = await createTrait(input);
    if ('error' in result) return result.error;
    toast.succeeded('computed.created', { name: result.data.name });
    navigate(`${HOME}/computed-traits`, { replace: true });
  };

  return (
    <ComputedTraitForm title={text('computed.create')} initialValues={EMPTY} onSubmit={submit} />
  );
}
