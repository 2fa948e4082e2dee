import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { type ActivationTrigger, activationTriggerSchema } from 'strapi-cdp-config';
import { Fieldset, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Which changes of the membership are told as they happen. */
export function TriggersField() {
  const text = useText();
  const id = useId();
  const { value = [], error, isDisabled, change } = useFormField<ActivationTrigger[]>('on');

  const toggle = (trigger: ActivationTrigger) =>
    change(
      activationTriggerSchema.options.filter((one) =>
        one === trigger ? !value.includes(one) : value.includes(one),
      ),
    );

  return (
    <Fieldset legend={text('activations.as-it-happens')} describedBy={error ? id : undefined}>
      <Flex gap={4} wrap="wrap">
        {activationTriggerSchema.options.map((trigger) => (
          <Checkbox
            key={trigger}
            checked={value.includes(trigger)}
            disabled={isDisabled}
            onCheckedChange={() => toggle(trigger)}
          >
            {text(`activations.on-${trigger}`)}
          </Checkbox>
        ))}
      </Flex>
      {error && (
        <Typography id={id} variant="pi" textColor="danger600" role="alert">
          {error}
        </Typography>
      )}
    </Fieldset>
  );
}
