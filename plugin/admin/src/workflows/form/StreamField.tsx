import { TextInput } from '@strapi/design-system';
import { FieldFrame, useFollowName, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

/** The name of the stream at the destination: follows the name of a new workflow until touched. */
export function StreamField({ isNew }: { isNew: boolean }) {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string>('options.streamId');
  const stopFollowing = useFollowName(isNew, change);

  return (
    <FieldFrame
      name="options.streamId"
      label={text('workflow.stream')}
      hint={text('workflow.stream-hint')}
      error={error}
      required
    >
      <TextInput
        value={value ?? ''}
        disabled={isDisabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          stopFollowing();
          change(event.target.value);
        }}
      />
    </FieldFrame>
  );
}
