import { Button, Flex, Typography } from '@strapi/design-system';
import { Cross, Trash } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { ImportRun } from 'strapi-cdp-config';
import { Guarded, useAllowed } from '../../shared/access/index.ts';
import { Code, DeleteDialog, Notice, useToast } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { Facts, LoadFailure } from '../../shared/page/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import {
  useCdpCancelImportMutation,
  useCdpDeleteImportMutation,
  useCdpImportQuery,
} from '../api.ts';
import { SegmentNames } from '../SegmentNames.tsx';
import { BadRows } from './BadRows.tsx';
import { ImportState } from './ImportState.tsx';
import { isImporting } from './import-state.ts';

const LIST = `${HOME}/imports`;
/** Milliseconds between two looks at the progress. */
const PACE = { busy: 1000, idle: 0 };

/** One import: how far it is, what it came to, and its bad rows. */
export function ImportPage() {
  return (
    <Guarded subject="imports" verb="read">
      <Import />
    </Guarded>
  );
}

function Import() {
  const text = useText();
  const { id = '' } = useParams();
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const { data: run, error, refetch } = useCdpImportQuery(id, { pollingInterval });

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!run) return <Page.Loading />;
  setBusy(isImporting(run));

  return (
    <Page.Main>
      <Page.Title>{run.fileName}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={run.fileName}
        subtitle={text(`import.as-${run.mapping.kind}`)}
        primaryAction={<Actions run={run} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {run.error && <Notice tone="warning">{run.error}</Notice>}
          {run.state === 'cancelled' && <Notice>{text('import.cancelled-note')}</Notice>}
          <ImportFacts run={run} />
          {run.counts.bad > 0 && <BadRows run={run} />}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function ImportFacts({ run }: { run: ImportRun }) {
  const text = useText();
  const format = useFormat();
  const { counts, mapping, bytes } = run;
  const number = (value: number) => <Typography variant="beta">{format.number(value)}</Typography>;
  return (
    <Facts
      facts={[
        { label: text('import.state'), value: <ImportState run={run} /> },
        { label: text('import.added'), value: number(counts.added) },
        { label: text('import.known'), value: number(counts.known) },
        { label: text('import.bad'), value: number(counts.bad) },
        { label: text('import.source'), value: <Code>{mapping.source}</Code> },
        { label: text('import.mapping'), value: <Typography>{mapping.name}</Typography> },
        ...(mapping.segments.length > 0
          ? [
              {
                label: text('segments.title'),
                value: <SegmentNames segments={mapping.segments} />,
              },
            ]
          : []),
        { label: text('import.size'), value: <Typography>{format.bytes(bytes)}</Typography> },
      ]}
    />
  );
}

function Actions({ run }: { run: ImportRun }) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const allowed = useAllowed('imports');
  const button = useRef<HTMLButtonElement>(null);
  const [isDeleting, setDeleting] = useState(false);
  const [cancelImport, { isLoading }] = useCdpCancelImportMutation();
  const [deleteImport] = useCdpDeleteImportMutation();

  const cancel = async () => {
    const result = await cancelImport(run.id);
    if ('error' in result) toast.failed(result.error);
  };

  if (isImporting(run)) {
    return allowed.create ? (
      <Button variant="danger-light" startIcon={<Cross />} loading={isLoading} onClick={cancel}>
        {text('import.cancel')}
      </Button>
    ) : null;
  }
  if (!allowed.delete) return null;
  return (
    <>
      <Button
        ref={button}
        variant="danger-light"
        startIcon={<Trash />}
        onClick={() => setDeleting(true)}
      >
        {text('action.delete')}
      </Button>
      <DeleteDialog
        isOpen={isDeleting}
        onOpenChange={setDeleting}
        title={text('import.delete-title', { name: run.fileName })}
        onDelete={() => deleteImport(run.id)}
        onDeleted={() => navigate(LIST)}
        returnFocusTo={() => button.current}
      >
        <Typography>{text('import.delete-body')}</Typography>
      </DeleteDialog>
    </>
  );
}
