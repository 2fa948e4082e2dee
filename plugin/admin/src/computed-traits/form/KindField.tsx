import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { FieldFrame, type FieldFrameProps } from '../../shared/form/index.ts';

interface Props<Kind extends string> extends FieldFrameProps {
  kind: Kind;
  choices: { value: Kind; label: string }[];
  onChoose: (kind: Kind) => void;
}

/** Chooses which form a part of the definition has; the part itself is in fields beside it. */
export function KindField<Kind extends string>(props: Props<Kind>) {
  const { kind, choices, onChoose, ...frame } = props;
  return (
    <FieldFrame {...frame} error={undefined}>
      <SingleSelect
        value={kind}
        disabled={frame.disabled}
        onChange={(next) => {
          const chosen = choices.find(({ value }) => value === next);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {choices.map(({ value, label }) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </FieldFrame>
  );
}
