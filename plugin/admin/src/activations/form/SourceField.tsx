import type { ActivationField } from 'strapi-cdp-config';
import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import { useKnownIdentifierTypes, useKnownTraits } from '../../audiences/index.ts';
import { SelectField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { choicesWith } from './choices-with.ts';
import { followedName, SOURCE_KEY } from './field-source.ts';
import { KnownField } from './KnownField.tsx';

interface Props {
  /** Path of the field in the form. */
  path: string;
  field: ActivationField;
  choices: ActivationChoices;
}

/** What of a profile leaves; the name that it leaves under follows. */
export function SourceField({ path, field, choices }: Props) {
  const text = useText();
  const types = useKnownIdentifierTypes();
  const traits = useKnownTraits();
  const { change: changeName } = useFormField<string>(`${path}.name`);
  const follow = (source: string) => changeName(followedName(field, source));
  const frame = {
    name: `${path}.${SOURCE_KEY[field.from]}`,
    label: text(`activations.from-${field.from}`),
    required: true,
  };
  if (field.from === 'computed-trait') {
    const known = choices.computedTraits.map(({ identifier, name }) => ({
      value: identifier,
      label: name,
    }));
    return <SelectField {...frame} choices={choicesWith(field.trait, known)} onChosen={follow} />;
  }
  return (
    <KnownField
      {...frame}
      suggestions={field.from === 'identifier' ? types : traits}
      onWritten={follow}
    />
  );
}
