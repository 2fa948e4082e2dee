import { Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { forwardRef, type ReactNode } from 'react';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentChoicesQuery } from './api.ts';
import { SegmentPicker } from './SegmentPicker.tsx';
import { isSegmentList } from './segment-list.ts';

/** What the content manager hands to the input of a custom field. */
interface Props {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  labelAction?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** The segments field in the editor of an entry: whom the entry is for. */
export const SegmentsInput = forwardRef<HTMLDivElement, Props>(function SegmentsInput(
  { name, label, hint, labelAction, required, disabled },
  ref,
) {
  const text = useText();
  const { value, error, onChange } = useField<unknown>(name);
  const { data, isError } = useCdpSegmentChoicesQuery();
  const segments = isSegmentList(value) ? value : [];
  const usualHint = isError
    ? text('segments-field.no-choices')
    : (data?.connectorProblem ?? text('segments-field.hint'));
  return (
    <Field.Root
      ref={ref}
      id={name}
      name={name}
      error={error}
      hint={hint || usualHint}
      required={required ?? false}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SegmentPicker
        value={segments}
        choices={data?.items ?? []}
        disabled={disabled ?? false}
        placeholder={text('segments-field.everyone')}
        // Nothing at all is stored for everyone, so that databases find it quickly.
        onChange={(next) => onChange(name, next.length > 0 ? next : null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
});
