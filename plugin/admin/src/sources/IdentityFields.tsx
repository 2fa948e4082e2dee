import { FormCell, IdentifierField, SelectField } from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSourceKeyCheckQuery } from './api.ts';

const useCheck = (key: string | undefined) =>
  useCdpSourceKeyCheckQuery(key ?? '', { skip: key === undefined }).currentData;

/** What a source is for its whole life. */
export function IdentityFields() {
  const text = useText();
  return (
    <>
      <FormCell>
        <IdentifierField
          name="key"
          label={text('sources.key')}
          hint={text('sources.key-hint')}
          useCheck={useCheck}
        />
      </FormCell>
      <FormCell>
        <SelectField
          name="kind"
          label={text('sources.kind')}
          hint={text('sources.kind-hint')}
          required
          choices={[
            { value: 'browser', label: text('sources.kind-browser') },
            { value: 'server', label: text('sources.kind-server') },
          ]}
        />
      </FormCell>
    </>
  );
}
