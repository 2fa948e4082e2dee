import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { AudienceInput } from 'strapi-cdp-config';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useCdpAudienceQuery, useCdpUpdateAudienceMutation } from './api.ts';
import { AudienceForm } from './form/index.ts';

const LIST = `${HOME}/audiences`;

/** Shows the rule of an audience, and changes it. */
export function EditAudiencePage() {
  return (
    <Guarded subject="audiences" verb="read">
      <EditAudience />
    </Guarded>
  );
}

function EditAudience() {
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: audience, error, refetch } = useCdpAudienceQuery(documentId);
  const { update } = useAllowed('audiences');
  const [updateAudience] = useCdpUpdateAudienceMutation();

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!audience) return <Page.Loading />;

  const submit = async (input: AudienceInput) => {
    const result = await updateAudience({ documentId, input });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(`${LIST}/${documentId}`, { replace: true });
  };

  const { name, identifier, description, rule, segments } = audience;
  return (
    <AudienceForm
      title={name}
      audience={audience}
      initialValues={{ name, identifier, description, rule, segments }}
      isReadOnly={!update}
      onSubmit={submit}
    />
  );
}
