import type { Quantifier, ValueTest } from 'strapi-cdp-config';
import type { Suggestion } from '../../../shared/suggest/index.ts';
import { useText } from '../../../shared/text/index.ts';
import type { TestDraft } from '../model/conditions.ts';
import {
  choiceOf,
  isNegatable,
  NEGATABLE,
  type NegatedChoice,
  showsQuantifier,
  TEST_CHOICES,
  type TestChoice,
  withChoice,
} from '../model/test-choices.ts';
import { DateTestFields } from './DateTestFields.tsx';
import { InlineNumber } from './InlineNumber.tsx';
import { InlineSelect } from './InlineSelect.tsx';
import { TextTestFields } from './TextTestFields.tsx';
import { Words } from './Words.tsx';

/** A test, and how many of several values must pass it. */
interface Tested {
  test: TestDraft;
  quantifier?: Quantifier;
}

interface Props {
  /** The path of what has `test` and `quantifier`; empty for the condition itself. */
  at?: string;
  value: Tested;
  /** The path of what is tested, which may lead to several values. */
  path?: string;
  types?: readonly ValueTest['type'][];
  suggestions?: readonly Suggestion[];
  onChange: (value: { test: TestDraft; quantifier: Quantifier }) => void;
  /** Somebody is about to enter a value: time to look which ones there are. */
  onEnterValue?: () => void;
}

/** What is asked of a value: the operator, and what it is compared with. */
export function TestFields(props: Props) {
  const { at = '', value, path = '', types, suggestions = [], onChange, onEnterValue } = props;
  const text = useText();
  const { test, quantifier } = value;
  const field = (name: string) => (at ? `${at}.${name}` : name);
  const isCounted = quantifier !== undefined && showsQuantifier(path, quantifier, test);

  const choices: (TestChoice | NegatedChoice)[] = TEST_CHOICES.filter(
    (choice) => !types || types.some((type) => choice.startsWith(`${type}-`)),
  ).flatMap((choice) =>
    quantifier !== undefined && !isCounted && isNegatable(choice)
      ? [choice, `not-${choice}` as const]
      : [choice],
  );
  const choice = choiceOf(test);
  const isNegated = quantifier === 'none' && !isCounted && isNegatable(choice);

  const put = (next: TestDraft) => onChange({ test: next, quantifier: quantifier ?? 'any' });
  const choose = (chosen: TestChoice | NegatedChoice) => {
    const positive = NEGATABLE.find((one) => `not-${one}` === chosen);
    const next = withChoice(test, positive ?? (chosen as TestChoice));
    const kept = isCounted ? quantifier : 'any';
    onChange({ test: next, quantifier: positive ? 'none' : kept });
  };

  return (
    <>
      {isCounted && (
        <InlineSelect
          at={field('quantifier')}
          label={text('builder.quantifier')}
          value={quantifier}
          choices={(['any', 'all', 'none'] as const).map((one) => ({
            value: one,
            label: text(`builder.quantifier-${one}`),
          }))}
          onChange={(next) => onChange({ test, quantifier: next })}
        />
      )}
      <InlineSelect
        at={field('test.operator')}
        label={text('builder.operator')}
        value={isNegated && isNegatable(choice) ? `not-${choice}` : choice}
        choices={choices.map((one) => ({ value: one, label: text(`builder.test-${one}`) }))}
        onChange={choose}
      />
      {(test.type === 'text' || test.type === 'list') && (
        <TextTestFields
          at={field('test')}
          test={test}
          suggestions={suggestions}
          onChange={put}
          onEnterValue={onEnterValue}
        />
      )}
      {test.type === 'number' && (
        <>
          <InlineNumber
            at={field('test.value')}
            label={text('builder.value')}
            value={test.value}
            onChange={(next) => put({ ...test, value: next })}
          />
          {test.operator === 'between' && (
            <>
              <Words>{text('builder.and')}</Words>
              <InlineNumber
                at={field('test.upTo')}
                label={text('builder.value-second')}
                value={test.upTo}
                onChange={(upTo) => put({ ...test, upTo })}
              />
            </>
          )}
        </>
      )}
      {test.type === 'date' && <DateTestFields at={field('test')} test={test} onChange={put} />}
    </>
  );
}
