import { Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { type SourceSettings, sourceSettingsSchema } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSourceQuery, useCdpUpdateSourceMutation } from './api.ts';
import { SourceForm } from './SourceForm.tsx';
import { settingsOf } from './source-settings.ts';

/** Changes a source. */
export function EditSourcePage() {
  return (
    <Guarded subject="sources" verb="update">
      <EditSource />
    </Guarded>
  );
}

function EditSource() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const { data: source, error, refetch } = useCdpSourceQuery(documentId);
  const [updateSource] = useCdpUpdateSourceMutation();
  const fallback = `${HOME}/sources/${documentId}`;

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!source) return <Page.Loading />;

  const submit = async (settings: SourceSettings) => {
    const result = await updateSource({ documentId, settings });
    if ('error' in result) return result.error;
    toast.succeeded('saved', { name: result.data.name });
    navigate(fallback, { replace: true });
  };

  return (
    <SourceForm
      title={text('action.edit-named', { name: source.name })}
      schema={sourceSettingsSchema}
      initialValues={settingsOf(source)}
      kind={source.kind}
      isManaged={source.managedBy === 'configuration'}
      fallback={fallback}
      onSubmit={submit}
    />
  );
}
