import { useText } from '../../../shared/text/index.ts';
import { InlineSuggest } from '../fields/InlineSuggest.tsx';
import { TestFields } from '../fields/TestFields.tsx';
import { Line } from '../fields/Words.tsx';
import {
  useKnownIdentifierTypes,
  useKnownTraits,
  useTraitValues,
} from '../known/use-known-profiles.ts';
import type { DraftOf } from '../model/conditions.ts';
import type { FieldsProps } from './fields-props.ts';

/** They have a trait. */
export function TraitFields({ lead, value, onChange }: FieldsProps<DraftOf<'trait'>>) {
  const text = useText();
  const values = useTraitValues(value.path);
  return (
    <Line>
      {lead}
      <InlineSuggest
        at="path"
        label={text('builder.trait')}
        value={value.path}
        suggestions={useKnownTraits()}
        missing={value.path === '' ? text('builder.choose-trait') : undefined}
        placeholder={text('builder.trait-example')}
        onChange={(path) => onChange({ ...value, path })}
      />
      <TestFields
        value={value}
        path={value.path}
        suggestions={values}
        onChange={(tested) => onChange({ ...value, ...tested })}
      />
    </Line>
  );
}

/** They have an identifier of a type. */
export function IdentifierFields({ lead, value, onChange }: FieldsProps<DraftOf<'identifier'>>) {
  const text = useText();
  return (
    <Line>
      {lead}
      <InlineSuggest
        at="type"
        label={text('builder.identifier-type')}
        value={value.type}
        suggestions={useKnownIdentifierTypes()}
        placeholder="email"
        onChange={(type) => onChange({ ...value, type })}
      />
      <TestFields
        value={value}
        types={['presence', 'text', 'list']}
        onChange={(tested) => onChange({ ...value, ...tested })}
      />
    </Line>
  );
}
