import { Flex } from '@strapi/design-system';
import { BackButton, Blocker, Layouts, Page } from '@strapi/strapi/admin';
import { type WorkflowInput, workflowInputSchema } from 'strapi-cdp-config';
import { useAllowed } from '../../shared/access/index.ts';
import { Notice } from '../../shared/feedback/index.ts';
import { ContractForm, SaveButton } from '../../shared/form/index.ts';
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
  const { title, initialValues, isNew = true, isManaged = false, fallback, onSubmit } = props;
  const text = useText();
  const allowed = useAllowed('workflows');
  const { data: choices, error, refetch } = useCdpWorkflowChoicesQuery();

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!choices) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <ContractForm
        schema={workflowInputSchema}
        initialValues={initialValues}
        disabled={isManaged}
        onSubmit={onSubmit}
      >
        <Layouts.Header
          navigationAction={<BackButton fallback={fallback} />}
          title={title}
          subtitle={text('workflow.form-subtitle')}
          primaryAction={
            <Flex gap={2}>
              {allowed.run && <TryFormButton />}
              <SaveButton />
            </Flex>
          }
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isManaged && <Notice>{text('managed.notice')}</Notice>}
            <SelectionSection choices={choices} isNew={isNew} />
            <DeliverySection choices={choices} isNew={isNew} />
            <ScheduleSection />
          </Flex>
        </Layouts.Content>
        <Blocker />
      </ContractForm>
    </Page.Main>
  );
}
