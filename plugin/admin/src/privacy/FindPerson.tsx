import {
  Box,
  Button,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { type FormEvent, useState } from 'react';
import { personIdentifierSchema } from '../../../shared/contracts/privacy.ts';
import { Panel } from '../shared/feedback/index.ts';
import { FieldFrame } from '../shared/form/index.ts';
import { type TextId, useText } from '../shared/text/index.ts';

/** The types of identifier that the connector knows, and what people call them. */
const TYPES: Record<string, TextId> = {
  email: 'privacy.type-email',
  user_id: 'privacy.type-user',
  anonymous_id: 'privacy.type-anonymous',
};

interface Props {
  onFind: (identifier: { type: string; value: string }) => void;
}

/** Asks for any identifier of a person. */
export function FindPerson({ onFind }: Props) {
  const text = useText();
  const [type, setType] = useState('email');
  const [value, setValue] = useState('');
  const [isMissing, setMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { data } = personIdentifierSchema.safeParse({ type, value });
    setMissing(!data);
    if (data) onFind(data);
  };

  return (
    <Panel title={text('privacy.find-title')}>
      <form onSubmit={submit} noValidate>
        <Flex gap={4} alignItems="flex-start" wrap="wrap">
          <Box width="20rem">
            <FieldFrame name="type" label={text('privacy.type')} error={undefined}>
              <SingleSelect value={type} onChange={(next) => setType(String(next))}>
                {Object.entries(TYPES).map(([one, label]) => (
                  <SingleSelectOption key={one} value={one}>
                    {text(label)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </FieldFrame>
          </Box>
          <Box flex="1" minWidth="24rem" maxWidth="48rem">
            <FieldFrame
              name="value"
              label={text('field.identifier')}
              error={isMissing ? text('problem.identifier-missing') : undefined}
            >
              <TextInput
                value={value}
                autoComplete="off"
                spellCheck={false}
                maxLength={255}
                onChange={(event) => setValue(event.target.value)}
              />
            </FieldFrame>
          </Box>
          <Box paddingTop="2rem">
            <Button type="submit" size="L" startIcon={<Search />}>
              {text('privacy.find')}
            </Button>
          </Box>
        </Flex>
      </form>
    </Panel>
  );
}
