import type { ActivationInput } from 'strapi-cdp-config';
import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import {
  FormCell,
  FormSection,
  NumberField,
  SelectField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { choicesWith } from './choices-with.ts';
import { MakeFirst } from './MakeFirst.tsx';

/** Whom an activation tells, and how much at once. */
export function WhereSection({ choices }: { choices: ActivationChoices }) {
  const text = useText();
  const { value } = useFormField<string>('destination');
  const { change: changeTriggers } = useFormField<ActivationInput['on']>('on');
  const { change: changeExisting } = useFormField<boolean>('existing');
  const destinations = choices.destinations.map(({ key, name, kind }) => ({
    value: key,
    label: `${name} (${text(`destination.${kind}`)})`,
  }));

  // What the next destination cannot be told must not stay behind, unseen.
  const forgetForeign = (next: string) => {
    const chosen = choices.destinations.find(({ key }) => key === next);
    if (chosen?.kind !== 'file') return;
    changeTriggers([]);
    changeExisting(false);
  };

  return (
    <FormSection title={text('activations.where')}>
      <FormCell>
        <SelectField
          name="destination"
          label={text('activations.destination')}
          placeholder={text('activations.destination-choose')}
          hint={text('workflow.destination-hint')}
          required
          choices={choicesWith(value, destinations)}
          onChosen={forgetForeign}
        />
        {destinations.length === 0 && <MakeFirst what="destination" />}
      </FormCell>
      <FormCell>
        <NumberField
          name="batchSize"
          label={text('activations.batch-size')}
          hint={text('activations.batch-size-hint')}
          required
        />
      </FormCell>
    </FormSection>
  );
}
