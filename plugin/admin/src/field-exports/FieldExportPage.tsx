import { Grid } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import {
  type FieldExportDetails,
  type FieldExportInput,
  fieldExportInputSchema,
} from '../../../shared/contracts/field-exports.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { FormPage } from '../shared/form/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpFieldExportQuery, useCdpUpdateFieldExportMutation } from './api.ts';
import { ExportOrder } from './ExportOrder.tsx';
import { NewFields } from './NewFields.tsx';
import { PreviewPanel } from './preview/index.ts';
import { TransferMenu } from './transfer/index.ts';
import { FieldTree } from './tree/index.ts';

const LIST = `${HOME}/field-exports`;

/** Chooses which fields of one content type leave, and under which names. */
export function FieldExportPage() {
  return (
    <Guarded subject="field-exports" verb="read">
      <FieldExport />
    </Guarded>
  );
}

function FieldExport() {
  const { contentType = '' } = useParams();
  const [depth, setDepth] = useState<number>();
  const { data, error, refetch } = useCdpFieldExportQuery({
    contentType,
    ...(depth !== undefined && { depth }),
  });
  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!data) return <Page.Loading />;
  return <FieldExportForm details={data} onDepth={setDepth} />;
}

interface FormProps {
  details: FieldExportDetails;
  onDepth: (depth: number) => void;
}

function FieldExportForm({ details, onDepth }: FormProps) {
  const text = useText();
  const toast = useToast();
  const { update } = useAllowed('field-exports');
  const [updateFieldExport] = useCdpUpdateFieldExportMutation();
  const { contentType, displayName, managedBy, fields } = details;

  const submit = async (input: FieldExportInput) => {
    const result = await updateFieldExport({ contentType, input });
    if ('error' in result) return result.error;
    toast.succeeded('field-exports.saved', { name: displayName });
  };

  return (
    <FormPage
      title={displayName}
      subtitle={text('field-exports.page-subtitle')}
      fallback={LIST}
      isManaged={managedBy === 'configuration'}
      schema={fieldExportInputSchema}
      initialValues={{ fields }}
      disabled={!update}
      onSubmit={submit}
      actions={<TransferMenu details={details} />}
    >
      <NewFields details={details} />
      <Grid.Root gap={4}>
        <Grid.Item col={9} s={12} xs={12} direction="column" alignItems="stretch">
          <FieldTree details={details} onDepth={onDepth} />
        </Grid.Item>
        <Grid.Item col={3} s={12} xs={12} direction="column" alignItems="stretch">
          <ExportOrder />
        </Grid.Item>
      </Grid.Root>
      <PreviewPanel contentType={contentType} />
    </FormPage>
  );
}
