import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useId, useState } from 'react';
import { TextField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { CredentialInput } from './CredentialInput.tsx';

interface Header {
  name: string;
  /** Null for what is kept. */
  value: string | null;
}

/** Headers that go with every request. What a saved one says is not shown again. */
export function HeadersField() {
  const text = useText();
  const id = useId();
  const { value: headers = [], isDisabled, change } = useFormField<Header[]>('headers');
  // Names are being typed and places shift: each row is told from the others by a number of its own.
  const [rows, setRows] = useState(() => headers.map((_header, index) => index));

  const add = () => {
    setRows([...rows, Math.max(-1, ...rows) + 1]);
    change([...headers, { name: '', value: '' }]);
  };
  const remove = (place: number) => {
    setRows(rows.filter((_row, index) => index !== place));
    change(headers.filter((_header, index) => index !== place));
  };

  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="pi" fontWeight="bold" tag="h3">
        {text('destinations.headers')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {headers.map((_header, index) => (
          <Flex key={rows[index]} gap={3} alignItems="flex-start">
            <TextField
              name={`headers.${index}.name`}
              label={text('destinations.header-name')}
              placeholder="authorization"
              required
            />
            <CredentialInput
              path={`headers.${index}.value`}
              label={text('destinations.header-value')}
            />
            <Box paddingTop={6}>
              <IconButton
                variant="ghost"
                label={text('destinations.remove-header')}
                disabled={isDisabled}
                onClick={() => remove(index)}
              >
                <Trash />
              </IconButton>
            </Box>
          </Flex>
        ))}
        <Flex gap={4}>
          <Button variant="tertiary" startIcon={<Plus />} disabled={isDisabled} onClick={add}>
            {text('destinations.add-header')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {text('destinations.headers-hint')}
          </Typography>
        </Flex>
      </Flex>
    </Box>
  );
}
