import { Page } from '@strapi/strapi/admin';
import { type WorkflowInput, workflowInputSchema } from 'strapi-cdp-config';
import { useAllowed } from '../../shared/access/index.ts';
import { FormPage } from '../../shared/form/index.ts';
import { LoadFailure } from '../../shared/page/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpWorkflowChoicesQuery } from '../api.ts';

import { TryFormButton } from '../trial/index.ts';
import { DeliverySection } from './DeliverySection.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';
import { SelectionSection } from './SelectionSection.tsx';

interface Props {
  title: string;
  initialValues: WorkflowInput;
  isNew?: boolean;
  isManaged?: boolean;
  /** Where *Back* leads to. */
  fallback: string;
  /** Sends the workflow, and returns what went wrong. */
  onSubmit: (input: WorkflowInput) => Promise<unknown>;
}

/** The page on which a workflow is written. */
export function WorkflowForm(props: Props) {
  const { title, initialValues, isNew = true, isManaged, fallback, onSubmit } = props;
  const text = useText();
  const allowed = useAllowed('workflows');
  const { data: choices, error, refetch } = useCdpWorkflowChoicesQuery();

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!choices) return <Page.Loading />;

  return (
    <FormPage
      title={title}
      subtitle={text('workflow.form-subtitle')}
      fallback={fallback}
      isManaged={isManaged}
      schema={workflowInputSchema}
      initialValues={initialValues}
      onSubmit={onSubmit}
      actions={allowed.run && <TryFormButton />}
    >
      <SelectionSection choices={choices} isNew={isNew} />
      <DeliverySection choices={choices} isNew={isNew} />
      <ScheduleSection />
    </FormPage>
  );
}
