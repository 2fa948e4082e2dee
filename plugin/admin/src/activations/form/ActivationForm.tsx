import { Flex } from '@strapi/design-system';
import { BackButton, Blocker, Layouts, Page } from '@strapi/strapi/admin';
import type { ActivationInput } from 'strapi-cdp-config';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { useReadable } from '../../shared/access/index.ts';
import { Notice } from '../../shared/feedback/index.ts';
import { ContractForm, SaveButton } from '../../shared/form/index.ts';
import { LoadFailure } from '../../shared/page/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpActivationChoicesQuery } from '../api.ts';
import { DetailsSection } from './DetailsSection.tsx';
import { FieldsSection } from './FieldsSection.tsx';
import { formSchema } from './form-schema.ts';
import { PreviewSection } from './PreviewSection.tsx';
import { WhenSection } from './WhenSection.tsx';
import { WhereSection } from './WhereSection.tsx';
import { WhoSection } from './WhoSection.tsx';

interface Props {
  title: string;
  /** The activation that is being edited; undefined for a new one. */
  activation?: ActivationRow;
  initialValues: ActivationInput;
  /** Whether what the form begins with can be saved as it is. */
  isReady?: boolean;
  /** Where *Back* leads to. */
  fallback: string;
  /** Sends the activation, and returns what went wrong. */
  onSubmit: (input: ActivationInput) => Promise<unknown>;
}

/** The page on which an activation is written. */
export function ActivationForm(props: Props) {
  const { title, activation, initialValues, isReady, fallback, onSubmit } = props;
  const text = useText();
  const isReadable = useReadable();
  const { data: choices, error, refetch } = useCdpActivationChoicesQuery();
  const isManaged = activation?.managedBy === 'configuration';

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!choices) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <ContractForm
        schema={formSchema(choices.destinations)}
        initialValues={initialValues}
        disabled={isManaged}
        onSubmit={onSubmit}
      >
        <Layouts.Header
          navigationAction={<BackButton fallback={fallback} />}
          title={title}
          subtitle={text('activations.form-subtitle')}
          primaryAction={<SaveButton isReady={isReady} />}
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {isManaged && <Notice>{text('managed.notice')}</Notice>}
            <DetailsSection activation={activation} />
            <WhoSection choices={choices} />
            <WhereSection choices={choices} />
            <WhenSection choices={choices} />
            <FieldsSection choices={choices} />
            {isReadable('profiles') && <PreviewSection />}
          </Flex>
        </Layouts.Content>
        <Blocker />
      </ContractForm>
    </Page.Main>
  );
}
