import { Checkbox, Flex } from '@strapi/design-system';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import type { TestDraft } from '../model/conditions.ts';
import { useCardFields } from './card-fields.ts';
import { InlineSuggest } from './InlineSuggest.tsx';
import { ValuesField } from './ValuesField.tsx';

interface Props {
  at: string;
  test: Extract<TestDraft, { values: string[] }>;
  suggestions: readonly Suggestion[];
  onChange: (test: TestDraft) => void;
  onEnterValue?: () => void;
}

/** The text or texts of a test, and whether their case matters. */
export function TextTestFields({ at, test, suggestions, onChange, onEnterValue }: Props) {
  const text = useText();
  const { isDisabled } = useCardFields();
  const isOne = test.type === 'text' && test.operator !== 'one-of';
  const put = (values: string[]) => onChange({ ...test, values });
  return (
    <>
      {isOne ? (
        <InlineSuggest
          at={`${at}.values`}
          label={text('builder.value')}
          value={test.values[0] ?? ''}
          suggestions={suggestions}
          placeholder={test.operator === 'matches' ? text('builder.pattern') : undefined}
          onChange={(value) => put(value === '' ? [] : [value])}
          onFocus={onEnterValue}
        />
      ) : (
        <ValuesField
          at={`${at}.values`}
          label={text('builder.values')}
          values={test.values}
          suggestions={suggestions}
          onChange={put}
          onFocus={onEnterValue}
        />
      )}
      <Flex minHeight="3.2rem">
        <Checkbox
          checked={test.caseSensitive}
          disabled={isDisabled}
          onCheckedChange={(checked) => onChange({ ...test, caseSensitive: checked === true })}
        >
          {text('builder.case-sensitive')}
        </Checkbox>
      </Flex>
    </>
  );
}
