import { useNavigate } from 'react-router-dom';
import type { SegmentGroupInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpCreateSegmentGroupMutation } from './api.ts';
import { SegmentGroupForm } from './SegmentGroupForm.tsx';

/** Makes a new segment group. */
export function CreateSegmentGroupPage() {
  return (
    <Guarded subject="segment-groups" verb="create">
      <CreateSegmentGroup />
    </Guarded>
  );
}

function CreateSegmentGroup() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createGroup] = useCdpCreateSegmentGroupMutation();

  const submit = async (input: SegmentGroupInput) => {
    const result = await createGroup(input);
    if ('error' in result) return result.error;
    toast.succeeded('segment-groups.created', { name: result.data.name });
    navigate(`${HOME}/segment-groups/${result.data.documentId}`, { replace: true });
  };

  return (
    <SegmentGroupForm
      title={text('segment-groups.create')}
      fallback={`${HOME}/segment-groups`}
      onSubmit={submit}
    />
  );
}
