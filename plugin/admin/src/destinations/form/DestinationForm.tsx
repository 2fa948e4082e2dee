import { type DestinationInput, destinationInputSchema } from 'strapi-cdp-config';
import { useAllowed } from '../../shared/access/index.ts';
import {
  FormCell,
  FormPage,
  FormSection,
  IdentifierField,
  TextField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpDestinationKeyCheckQuery, useCdpTestDestinationDraftMutation } from '../api.ts';
import { TestDraft, TestOutcome } from '../test/index.ts';
import { FileSection } from './FileSection.tsx';
import { HttpSection } from './HttpSection.tsx';
import { PaceSection } from './PaceSection.tsx';
import { WebhookSection } from './WebhookSection.tsx';

interface Props {
  title: string;
  initialValues: DestinationInput;
  /** Key of the destination that is being changed; null for a new one. */
  saved: string | null;
  /** Where *Back* leads to. */
  fallback: string;
  /** Sends the destination, and returns what went wrong. */
  onSubmit: (input: DestinationInput) => Promise<unknown>;
}

const useCheck = (key: string | undefined) =>
  useCdpDestinationKeyCheckQuery(key ?? '', { skip: key === undefined }).currentData;

/** The page on which a destination is written, and tested before it is saved. */
export function DestinationForm({ title, initialValues, saved, fallback, onSubmit }: Props) {
  const text = useText();
  const allowed = useAllowed('destinations');
  const [test, { data: outcome, error: failure, isLoading }] = useCdpTestDestinationDraftMutation();
  const { kind } = initialValues;
  return (
    <FormPage
      title={title}
      subtitle={text(`destinations.kind-${kind}`)}
      fallback={fallback}
      schema={destinationInputSchema}
      initialValues={initialValues}
      onSubmit={onSubmit}
      actions={allowed.test && <TestDraft saved={saved} isBusy={isLoading} onTest={test} />}
    >
      <TestOutcome isBusy={isLoading} result={outcome} failure={failure} />
      <FormSection title={text('destinations.details')}>
        <FormCell>
          <TextField name="name" label={text('field.name')} required focusFirst={saved === null} />
        </FormCell>
        {saved === null && (
          <FormCell>
            <IdentifierField
              name="key"
              label={text('destinations.key')}
              hint={text('destinations.key-hint')}
              useCheck={useCheck}
            />
          </FormCell>
        )}
      </FormSection>
      {kind === 'http' && <HttpSection />}
      {kind === 'webhook' && <WebhookSection isSaved={saved !== null} />}
      {kind === 'file' && <FileSection />}
      <PaceSection hasTimeout={kind !== 'file'} />
    </FormPage>
  );
}
