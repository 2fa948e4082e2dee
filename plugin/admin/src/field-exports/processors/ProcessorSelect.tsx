import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { FieldExportDetails } from '../../../../shared/contracts/field-exports.ts';
import { useText } from '../../shared/text/index.ts';
import { useProcessorText } from './use-processor-text.ts';

/** Stands for the usual processor: a select knows no empty value. */
const USUAL = 'usual';

interface Props {
  /** Name of a processor; empty for the usual one. */
  value: string;
  /** The usual one first. */
  choices: string[];
  ownProcessors: FieldExportDetails['ownProcessors'];
  disabled: boolean;
  onChange: (name: string) => void;
}

/** Chooses what makes the value of a field. */
export function ProcessorSelect({ value, choices, ownProcessors, disabled, onChange }: Props) {
  const text = useText();
  const nameOf = useProcessorText(ownProcessors);
  const [usual = 'as-is'] = choices;
  const isGone = value !== '' && !choices.includes(value);
  return (
    <SingleSelect
      value={value || USUAL}
      disabled={disabled}
      onChange={(next) => onChange(next === USUAL ? '' : String(next))}
    >
      <SingleSelectOption value={USUAL}>
        {text('field-exports.usual', { name: nameOf(usual) })}
      </SingleSelectOption>
      {[...choices, ...(isGone ? [value] : [])].map((name) => (
        <SingleSelectOption key={name} value={name}>
          {nameOf(name)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
