import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type SourceInput, sourceInputSchema } from 'strapi-cdp-config';
import type { IssuedKey } from '../../../shared/contracts/sources.ts';
import { Guarded } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpCreateSourceMutation } from './api.ts';
import { NewKeyModal } from './keys/index.ts';
import { SourceForm } from './SourceForm.tsx';
import { NEW_SOURCE } from './source-settings.ts';

/** Makes a new source. */
export function CreateSourcePage() {
  return (
    <Guarded subject="sources" verb="create">
      <CreateSource />
    </Guarded>
  );
}

function CreateSource() {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [createSource] = useCdpCreateSourceMutation();
  const [issued, setIssued] = useState<IssuedKey & { onKept: () => void }>();

  const submit = async (input: SourceInput) => {
    const result = await createSource(input);
    if ('error' in result) return result.error;
    toast.succeeded('sources.created', { name: result.data.source.name });
    if (input.kind === 'server') {
      // Whoever goes on to the next page before it is kept has lost the key of a server.
      await new Promise<void>((onKept) => setIssued({ ...result.data, onKept }));
    }
    navigate(`${HOME}/sources/${result.data.source.documentId}`, { replace: true });
  };

  return (
    <>
      <SourceForm
        title={text('sources.create')}
        schema={sourceInputSchema}
        initialValues={NEW_SOURCE}
        fallback={`${HOME}/sources`}
        onSubmit={submit}
      />
      {issued && <NewKeyModal writeKey={issued.writeKey} onClose={issued.onKept} />}
    </>
  );
}
