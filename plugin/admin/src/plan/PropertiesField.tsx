import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { PlannedProperty, SeenEvent } from 'strapi-cdp-config';
import { Panel } from '../shared/feedback/index.ts';
import { useFormField } from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import { PropertyRow } from './PropertyRow.tsx';

const NEW_PROPERTY: PlannedProperty = { name: '', kind: 'text', required: false };

/** The properties that an event has, and how often they came so far. */
export function PropertiesField({ seen }: { seen: SeenEvent | null }) {
  const text = useText();
  const { value: properties = [], change } = useFormField<PlannedProperty[]>('properties');
  return (
    <Panel
      title={text('plan.properties')}
      action={
        <Button
          variant="secondary"
          startIcon={<Plus />}
          onClick={() => change([...properties, NEW_PROPERTY])}
        >
          {text('plan.add-property')}
        </Button>
      }
    >
      <Typography tag="p" textColor="neutral600" paddingBottom={4}>
        {text('plan.properties-hint')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {properties.map((property, index) => (
          // A property has no name of its own before it is typed: its place is what it is.
          <Box key={`place-${String(index)}`}>
            <PropertyRow
              index={index}
              property={property}
              examined={seen?.examined ?? 0}
              seen={seen?.properties.find(({ name }) => name === property.name)}
              onRemove={() => change(properties.filter((_, other) => other !== index))}
            />
          </Box>
        ))}
      </Flex>
    </Panel>
  );
}
