import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useState } from 'react';
import { SuggestInput, type Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useCardFields } from './card-fields.ts';
import { InlineField, type InlineFieldProps } from './InlineField.tsx';

interface Props extends InlineFieldProps {
  values: string[];
  suggestions: readonly Suggestion[];
  onChange: (values: string[]) => void;
  onFocus?: () => void;
}

/** Any number of texts: Enter, a comma or leaving the input adds what was typed. */
export function ValuesField({ at, label, values, suggestions, onChange, onFocus }: Props) {
  const text = useText();
  const { isDisabled } = useCardFields();
  const [typed, setTyped] = useState('');
  const add = (value: string) => {
    setTyped('');
    const parts = value.split(',').map((part) => part.trim());
    const added = parts.filter(
      (part, at) => part && !values.includes(part) && parts.indexOf(part) === at,
    );
    if (added.length > 0) onChange([...values, ...added]);
  };
  return (
    <InlineField at={at} label={label} width="24rem">
      <Flex direction="column" alignItems="stretch" gap={1} onBlur={() => add(typed)}>
        {values.length > 0 && (
          <Flex gap={1} wrap="wrap">
            {values.map((value) => (
              <Tag
                key={value}
                icon={<Cross aria-hidden />}
                label={text('builder.value-remove', { value })}
                disabled={isDisabled}
                onClick={() => onChange(values.filter((one) => one !== value))}
              >
                {value}
              </Tag>
            ))}
          </Flex>
        )}
        <SuggestInput
          size="S"
          isDisabled={isDisabled}
          value={typed}
          suggestions={suggestions.filter(({ value }) => !values.includes(value))}
          placeholder={text('builder.values-add')}
          onChange={(value) => (value.endsWith(',') ? add(value) : setTyped(value))}
          onPick={add}
          onEnter={() => add(typed)}
          onBackspace={() => onChange(values.slice(0, -1))}
          onFocus={onFocus}
        />
      </Flex>
    </InlineField>
  );
}
