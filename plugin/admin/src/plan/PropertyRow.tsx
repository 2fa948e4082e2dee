import { Box, Checkbox, Flex, Grid, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { type PlannedProperty, plannedPropertySchema, type SeenProperty } from 'strapi-cdp-config';
import { FormCell, SelectField, TextField, useFormField } from '../shared/form/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';

interface Props {
  index: number;
  property: PlannedProperty;
  /** How it came; undefined if it never did. */
  seen: SeenProperty | undefined;
  /** How many events were looked at. */
  examined: number;
  onRemove: () => void;
}

const KINDS = plannedPropertySchema.shape.kind.unwrap().options;

/** One property of an event, as fields. */
export function PropertyRow({ index, property, seen, examined, onRemove }: Props) {
  const text = useText();
  const path = `properties.${index}`;
  return (
    <Grid.Root gap={4}>
      <FormCell columns={5} tablet={5}>
        <TextField name={`${path}.name`} label={text('field.name')} required />
      </FormCell>
      <FormCell columns={3} tablet={3}>
        <SelectField
          name={`${path}.kind`}
          label={text('plan.kind')}
          choices={KINDS.map((value) => ({ value, label: text(`plan.kind-${value}`) }))}
        />
      </FormCell>
      <FormCell columns={3} tablet={3}>
        <Required name={`${path}.required`} />
      </FormCell>
      <Grid.Item col={1} s={1} justifyContent="flex-end" alignItems="center">
        <IconButton
          variant="ghost"
          label={text('action.delete-named', { name: property.name })}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Grid.Item>
      {seen && examined > 0 && (
        <FormCell columns={12}>
          <Frequency seen={seen} examined={examined} />
        </FormCell>
      )}
    </Grid.Root>
  );
}

function Required({ name }: { name: string }) {
  const text = useText();
  const { value, isDisabled, change } = useFormField<boolean>(name);
  return (
    <Box paddingTop={7}>
      <Checkbox
        checked={value ?? false}
        disabled={isDisabled}
        onCheckedChange={(checked) => change(checked === true)}
      >
        {text('plan.required')}
      </Checkbox>
    </Box>
  );
}

function Frequency({ seen, examined }: { seen: SeenProperty; examined: number }) {
  const text = useText();
  const format = useFormat();
  const kinds = KINDS.flatMap((kind) => {
    const count = kind === 'any' ? undefined : seen.kinds[kind];
    return count ? [`${text(`plan.kind-${kind}`)} ${format.number(count)}`] : [];
  });
  return (
    <Flex gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {text('plan.frequency', { seen: seen.seen, examined, kinds: kinds.join(', ') })}
      </Typography>
    </Flex>
  );
}
