import { useText } from '../../../shared/text/index.ts';
import { AudiencePicker } from '../fields/AudiencePicker.tsx';
import { InlineSelect } from '../fields/InlineSelect.tsx';
import { InlineSuggest } from '../fields/InlineSuggest.tsx';
import { Line, Words } from '../fields/Words.tsx';
import { useKnownSegments } from '../known/use-choices.ts';
import { useKnownConsentCategories } from '../known/use-known-profiles.ts';
import type { DraftOf } from '../model/conditions.ts';
import type { FieldsProps } from './fields-props.ts';

/** They are in a segment, or not. */
export function SegmentFields({ lead, value, onChange }: FieldsProps<DraftOf<'segment'>>) {
  const text = useText();
  const { groups, segments } = useKnownSegments(value.group);
  return (
    <Line>
      {lead}
      <Is value={value.is} onChange={(is) => onChange({ ...value, is })} />
      <InlineSuggest
        at="group"
        label={text('builder.segment-group')}
        value={value.group}
        suggestions={groups}
        onChange={(group) => onChange({ ...value, group })}
      />
      <Words>{text('builder.segment-of')}</Words>
      <InlineSuggest
        at="segment"
        label={text('builder.segment')}
        value={value.segment}
        suggestions={segments}
        onChange={(segment) => onChange({ ...value, segment })}
      />
    </Line>
  );
}

/** They are in another audience, or not. */
export function AudienceFields({ lead, value, onChange }: FieldsProps<DraftOf<'audience'>>) {
  return (
    <Line>
      {lead}
      <Is value={value.is} onChange={(is) => onChange({ ...value, is })} />
      <AudiencePicker
        at="audience"
        value={value.audience}
        onChange={(audience) => onChange({ ...value, audience })}
      />
    </Line>
  );
}

function Is({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  const text = useText();
  return (
    <InlineSelect
      at="is"
      label={text('builder.membership')}
      value={value ? 'in' : 'out'}
      choices={(['in', 'out'] as const).map((one) => ({
        value: one,
        label: text(`builder.membership-${one}`),
      }))}
      onChange={(next) => onChange(next === 'in')}
    />
  );
}

/** What they said of a consent category. */
export function ConsentFields({ lead, value, onChange }: FieldsProps<DraftOf<'consent'>>) {
  const text = useText();
  return (
    <Line>
      {lead}
      <InlineSuggest
        at="category"
        label={text('builder.consent-category')}
        value={value.category}
        suggestions={useKnownConsentCategories()}
        placeholder="marketing"
        onChange={(category) => onChange({ ...value, category })}
      />
      <InlineSelect
        at="is"
        label={text('builder.consent-is')}
        value={value.is}
        choices={(['granted', 'refused', 'unknown'] as const).map((one) => ({
          value: one,
          label: text(`builder.consent-${one}`),
        }))}
        onChange={(is) => onChange({ ...value, is })}
      />
    </Line>
  );
}
