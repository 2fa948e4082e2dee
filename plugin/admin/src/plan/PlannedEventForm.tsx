import {
  type PlannedEvent,
  plannedEventInputSchema,
  plannedTypeSchema,
  type SeenEvent,
} from 'strapi-cdp-config';
import type { PlannedEventInput } from '../../../shared/contracts/plan.ts';
import {
  FormCell,
  FormPage,
  FormSection,
  SelectField,
  TextareaField,
  TextField,
  useFormField,
} from '../shared/form/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { PropertiesField } from './PropertiesField.tsx';

interface Props {
  title: string;
  initialValues: PlannedEvent;
  /** How the event came so far; null if it never did. */
  seen: SeenEvent | null;
  /** Whether it may be saved as it is. */
  isReady?: boolean;
  /** Sends the event, and returns what went wrong. */
  onSubmit: (event: PlannedEventInput) => Promise<unknown>;
}

/** The page on which an event is planned. */
export function PlannedEventForm({ title, initialValues, seen, isReady, onSubmit }: Props) {
  const text = useText();
  return (
    <FormPage
      title={title}
      subtitle={text('plan.form-subtitle')}
      fallback={`${HOME}/plan`}
      isReady={isReady}
      schema={plannedEventInputSchema}
      initialValues={initialValues}
      onSubmit={onSubmit}
    >
      <FormSection title={text('plan.event')}>
        <NameFields />
        <FormCell columns={12}>
          <TextareaField name="description" label={text('field.description')} />
        </FormCell>
      </FormSection>
      <PropertiesField seen={seen} />
    </FormPage>
  );
}

/** Only tracks have names of their own. */
function NameFields() {
  const text = useText();
  const { value: type } = useFormField<PlannedEvent['type']>('type');
  const { change: changeName } = useFormField<string>('name');
  return (
    <>
      <FormCell>
        <SelectField
          name="type"
          label={text('live.type')}
          required
          choices={plannedTypeSchema.options.map((value) => ({ value, label: value }))}
          onChosen={(chosen) => changeName(chosen === 'track' ? '' : chosen)}
        />
      </FormCell>
      {type === 'track' && (
        <FormCell>
          <TextField name="name" label={text('field.name')} required />
        </FormCell>
      )}
    </>
  );
}
