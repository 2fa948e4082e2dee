import { Button, Flex, Grid, IconButton, TextInput } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import {
  type EventSelection,
  isPresence,
  type PropertyCondition,
  propertyOperatorSchema,
} from 'strapi-cdp-config';
import {
  FieldFrame,
  FormCell,
  FormSection,
  SelectField,
  SuggestField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useKnownProperties } from './use-known.ts';

const EMPTY: PropertyCondition = { property: '', operator: 'is', values: [] };

/** Conditions on the properties of the events. */
export function WhereSection() {
  const text = useText();
  const { value: where = [], isDisabled, change } = useFormField<PropertyCondition[]>('where');
  return (
    <FormSection title={text('computed.where')} hint={text('computed.where-hint')}>
      {where.map((condition, index) => (
        <Condition
          // Conditions have nothing but their place.
          key={String(index)}
          at={index}
          condition={condition}
          onRemove={() => change(where.toSpliced(index, 1))}
        />
      ))}
      <FormCell columns={12}>
        <Flex>
          <Button
            variant="secondary"
            startIcon={<Plus />}
            disabled={isDisabled}
            onClick={() => change([...where, EMPTY])}
          >
            {text('computed.where-add')}
          </Button>
        </Flex>
      </FormCell>
    </FormSection>
  );
}

interface Props {
  /** Its place among the conditions, from 0. */
  at: number;
  condition: PropertyCondition;
  onRemove: () => void;
}

function Condition({ at, condition, onRemove }: Props) {
  const text = useText();
  const { change, isDisabled } = useFormField<string[]>(`where.${at}.values`);
  const { value: event } = useFormField<EventSelection>('event');
  const properties = useKnownProperties(event ?? {});
  return (
    <>
      <FormCell columns={4}>
        <SuggestField
          name={`where.${at}.property`}
          label={text('computed.property')}
          suggestions={properties}
          required
        />
      </FormCell>
      <FormCell columns={3}>
        <SelectField
          name={`where.${at}.operator`}
          label={text('computed.operator')}
          choices={propertyOperatorSchema.options.map((value) => ({
            value,
            label: text(`computed.operator-${value}`),
          }))}
          onChosen={(operator) => {
            // What the next operator does not have must not stay behind, unseen.
            if (operator === 'exists' || operator === 'missing') change([]);
          }}
        />
      </FormCell>
      <FormCell columns={4}>{!isPresence(condition.operator) && <ValuesField at={at} />}</FormCell>
      <Grid.Item col={1} s={12} xs={12} alignItems="flex-start" paddingTop={5}>
        <IconButton
          variant="ghost"
          label={text('computed.where-remove', { number: at + 1 })}
          disabled={isDisabled}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Grid.Item>
    </>
  );
}

function ValuesField({ at }: { at: number }) {
  const text = useText();
  const name = `where.${at}.values`;
  const { value = [], error, isDisabled, change } = useFormField<string[]>(name);
  return (
    <FieldFrame
      name={name}
      label={text('computed.values')}
      hint={text('computed.values-hint')}
      error={error}
      required
    >
      <TextInput
        value={value.join(',')}
        disabled={isDisabled}
        autoComplete="off"
        onChange={({ target }) => change(target.value === '' ? [] : target.value.split(','))}
      />
    </FieldFrame>
  );
}
