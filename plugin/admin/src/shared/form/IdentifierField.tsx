import { TextInput } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useText } from '../text/index.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { IdentifierStatus } from './IdentifierStatus.tsx';
import { identifierState, isCheckable } from './identifier-state.ts';
import { useFollowName } from './use-follow-name.ts';
import { useFormField } from './use-form-field.ts';

/** Milliseconds without a key pressed after which the server is asked. */
const PAUSE = 300;

export interface IdentifierFieldProps {
  /** Path of the value in the form: `identifier` by default. */
  name?: string;
  /** «Identifier» by default. */
  label?: string;
  /** The identifier that what is being edited has; undefined for something new. */
  own?: string;
  /** Why it cannot be changed, if so. */
  lockedBecause?: string;
  /** What the identifier is for. */
  hint: string;
  /** Asks whether an identifier is free; a hook, called with undefined while there is nothing to ask. */
  useCheck: (
    identifier: string | undefined,
  ) => { available: boolean; suggestion: string } | undefined;
}

/** The identifier of something with a name: follows the name until someone touches it. */
export function IdentifierField(props: IdentifierFieldProps) {
  const { name = 'identifier', own, lockedBecause, hint, useCheck } = props;
  const text = useText();
  const { value = '', error, isDisabled, change } = useFormField<string>(name);
  const stopFollowing = useFollowName(own === undefined, change);

  const checked = useDebounce(value, PAUSE);
  const check = useCheck(isCheckable(checked, own) ? checked : undefined);
  const state = identifierState(value, own, checked, check);

  const enter = (identifier: string) => {
    stopFollowing();
    change(identifier);
  };

  return (
    <FieldFrame
      name={name}
      label={props.label ?? text('field.identifier')}
      hint={lockedBecause ?? hint}
      error={error}
      required
    >
      <TextInput
        value={value}
        disabled={isDisabled || lockedBecause !== undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => enter(event.target.value)}
      />
      {lockedBecause === undefined && <IdentifierStatus state={state} onUse={enter} />}
    </FieldFrame>
  );
}
