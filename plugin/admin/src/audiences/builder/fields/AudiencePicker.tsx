import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import { useKnownAudiences } from '../known/use-choices.ts';
import { InlineSuggest } from './InlineSuggest.tsx';

interface AudiencePickerProps {
  /** The field of the condition. */
  at: string;
  /** Identifier; empty while none is chosen. */
  value: string;
  onChange: (value: string) => void;
}

/** Another audience than the one that is edited. */
export function AudiencePicker({ at, value, onChange }: AudiencePickerProps) {
  const text = useText();
  const { audience } = useBuilder();
  return (
    <InlineSuggest
      at={at}
      label={text('builder.audience')}
      width="26rem"
      value={value}
      suggestions={useKnownAudiences(audience)}
      onChange={onChange}
    />
  );
}
