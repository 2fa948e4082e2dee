import { computedFunctionSchema, type EventSelection, eventTypeSchema } from 'strapi-cdp-config';
import {
  FormCell,
  FormSection,
  SelectField,
  SuggestField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { OperandFields } from './OperandFields.tsx';
import { useKnownNames } from './use-known.ts';
import { WindowFields } from './WindowFields.tsx';

/** Of which events, which of their values, and what is made of them. */
export function ComputationSection() {
  const text = useText();
  const { value: type } = useFormField<EventSelection['type']>('event.type');
  const names = useKnownNames(type);
  return (
    <FormSection title={text('computed.what')}>
      <FormCell columns={4}>
        <SelectField
          name="function"
          label={text('computed.function')}
          required
          choices={computedFunctionSchema.options.map((value) => ({
            value,
            label: text(`computed.function-${value}`),
          }))}
        />
      </FormCell>
      <FormCell columns={4}>
        <SelectField
          name="event.type"
          label={text('computed.event-type')}
          required
          choices={eventTypeSchema.options.map((value) => ({ value, label: value }))}
        />
      </FormCell>
      <FormCell columns={4}>
        <SuggestField
          name="event.name"
          suggestions={names}
          emptyIsNull
          label={text('computed.event-name')}
          hint={text('computed.event-name-hint')}
        />
      </FormCell>
      <OperandFields />
      <WindowFields />
    </FormSection>
  );
}
