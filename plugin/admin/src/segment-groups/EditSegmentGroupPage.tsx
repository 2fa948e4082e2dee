import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { SegmentGroupInput } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentGroupQuery, useCdpUpdateSegmentGroupMutation } from './api.ts';
import { SegmentGroupForm } from './SegmentGroupForm.tsx';

/** Changes a segment group. */
export function EditSegmentGroupPage() {
  return (
    <Guarded subject="segment-groups" verb="update">
      <EditSegmentGroup />
    </Guarded>
  );
}

function EditSegmentGroup() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: group, error, refetch } = useCdpSegmentGroupQuery(documentId);
  const [updateGroup] = useCdpUpdateSegmentGroupMutation();
  const fallback = `${HOME}/segment-groups/${documentId}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!group) return <Page.Loading />;

  const submit = async (input: SegmentGroupInput) => {
    const result = await updateGroup({ documentId, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(fallback, { replace: true });
  };

  return (
    <SegmentGroupForm
      title={text('action.edit-named', { name: group.name })}
      group={group}
      fallback={fallback}
      onSubmit={submit}
    />
  );
}
