import type { WorkflowChoices } from '../../../../shared/contracts/workflows.ts';
import {
  FormCell,
  FormSection,
  NumberField,
  SelectField,
  SwitchField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { StreamField } from './StreamField.tsx';

interface Props {
  choices: WorkflowChoices;
  isNew: boolean;
}

/** Where and how a workflow sends it. */
export function DeliverySection({ choices, isNew }: Props) {
  const text = useText();
  return (
    <FormSection title={text('workflow.where')}>
      <FormCell>
        <SelectField
          name="options.destination"
          label={text('workflow.destination')}
          hint={text('workflow.destination-hint')}
          required
          choices={choices.destinations.map(({ key, name, kind }) => ({
            value: key,
            label: `${name} (${text(`destination.${kind}`)})`,
          }))}
        />
      </FormCell>
      <FormCell>
        <StreamField isNew={isNew} />
      </FormCell>
      <FormCell columns={4}>
        <SelectField
          name="options.mode"
          label={text('workflow.mode')}
          hint={text('workflow.mode-hint')}
          choices={[
            { value: 'full', label: text('workflow.mode-full') },
            { value: 'changes', label: text('workflow.mode-changes') },
          ]}
        />
      </FormCell>
      <FormCell columns={4}>
        <NumberField
          name="options.batchSize"
          label={text('workflow.batch-size')}
          hint={text('workflow.batch-size-hint')}
          required
        />
      </FormCell>
      <FormCell columns={4}>
        <NumberField
          name="options.maxRate"
          label={text('workflow.max-rate')}
          hint={text('workflow.max-rate-hint')}
          placeholder={text('workflow.max-rate-none')}
        />
      </FormCell>
      <FormCell>
        <SwitchField
          name="options.draft"
          label={text('workflow.draft')}
          hint={text('workflow.draft-hint')}
          onLabel={text('workflow.draft-on')}
          offLabel={text('workflow.draft-off')}
        />
      </FormCell>
    </FormSection>
  );
}
