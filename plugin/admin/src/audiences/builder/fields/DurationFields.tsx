import { durationUnitSchema } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import type { DurationDraft } from '../model/conditions.ts';
import { InlineNumber } from './InlineNumber.tsx';
import { InlineSelect } from './InlineSelect.tsx';

interface Props<Value extends DurationDraft> {
  /** The path of the object that has `count` and `unit`. */
  at: string;
  value: Value;
  onChange: (value: Value) => void;
}

/** A length of time: how many, and of what. */
export function DurationFields<Value extends DurationDraft>({ at, value, onChange }: Props<Value>) {
  const text = useText();
  return (
    <>
      <InlineNumber
        at={`${at}.count`}
        label={text('builder.duration-count')}
        width="8.4rem"
        value={value.count}
        onChange={(count) => onChange({ ...value, count })}
      />
      <InlineSelect
        at={`${at}.unit`}
        label={text('builder.duration-unit')}
        value={value.unit}
        choices={durationUnitSchema.options.map((unit) => ({
          value: unit,
          label: text(`builder.unit-${unit}`, { count: value.count ?? 2 }),
        }))}
        onChange={(unit) => onChange({ ...value, unit })}
      />
    </>
  );
}
