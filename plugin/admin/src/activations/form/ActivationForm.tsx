import { Page } from '@strapi/strapi/admin';
import type { ActivationInput } from 'strapi-cdp-config';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { useReadable } from '../../shared/access/index.ts';
import { FormPage } from '../../shared/form/index.ts';
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

  if (error) return <LoadFailure error={error} onRetry={refetch} back={fallback} />;
  if (!choices) return <Page.Loading />;

  return (
    <FormPage
      title={title}
      subtitle={text('activations.form-subtitle')}
      fallback={fallback}
      isManaged={activation?.managedBy === 'configuration'}
      isReady={isReady}
      schema={formSchema(choices.destinations)}
      initialValues={initialValues}
      onSubmit={onSubmit}
    >
      <DetailsSection activation={activation} />
      <WhoSection choices={choices} />
      <WhereSection choices={choices} />
      <WhenSection choices={choices} />
      <FieldsSection choices={choices} />
      {isReadable('profiles') && <PreviewSection />}
    </FormPage>
  );
}
