import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import {
  FormCell,
  FormSection,
  SelectField,
  SwitchField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { choicesWith } from './choices-with.ts';
import { MakeFirst } from './MakeFirst.tsx';
import { useIsFile } from './use-is-file.ts';

/** Of whom an activation tells. */
export function WhoSection({ choices }: { choices: ActivationChoices }) {
  const text = useText();
  const { value } = useFormField<string>('audience');
  const isFile = useIsFile(choices);
  const audiences = choices.audiences.map(({ identifier, name }) => ({
    value: identifier,
    label: name,
  }));
  return (
    <FormSection title={text('activations.who')} hint={text('activations.who-hint')}>
      <FormCell>
        <SelectField
          name="audience"
          label={text('activations.audience')}
          placeholder={text('activations.audience-choose')}
          required
          choices={choicesWith(value, audiences)}
        />
        {audiences.length === 0 && <MakeFirst what="audience" />}
      </FormCell>
      {!isFile && (
        <FormCell>
          <SwitchField
            name="existing"
            label={text('activations.existing')}
            hint={text('activations.existing-hint')}
            onLabel={text('yes')}
            offLabel={text('no')}
          />
        </FormCell>
      )}
    </FormSection>
  );
}
