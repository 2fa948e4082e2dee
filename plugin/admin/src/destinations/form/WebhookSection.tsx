import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { CopyButton } from '../../shared/feedback/index.ts';
import {
  FormCell,
  FormSection,
  SelectField,
  TextField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { CredentialInput } from './CredentialInput.tsx';

/** Bytes of a secret that is made here; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;

/** Where records are sent to, and the secret that signs them. */
export function WebhookSection({ isSaved }: { isSaved: boolean }) {
  const text = useText();
  const { value: secret, isDisabled, change } = useFormField<string | null>('secret');
  return (
    <FormSection title={text('destinations.where')}>
      <FormCell>
        <TextField
          name="url"
          label={text('destinations.url')}
          hint={text('destinations.url-hint')}
          placeholder="https://"
          required
        />
      </FormCell>
      <FormCell>
        <SelectField
          name="format"
          label={text('destinations.format')}
          hint={text('destinations.format-hint')}
          required
          choices={(['json', 'ndjson'] as const).map((value) => ({
            value,
            label: text(`destinations.format-${value}`),
          }))}
        />
      </FormCell>
      <FormCell columns={12}>
        <CredentialInput
          path="secret"
          label={text('destinations.secret')}
          hint={text(isSaved ? 'destinations.secret-kept-hint' : 'destinations.secret-hint')}
        />
        <Flex gap={2} paddingTop={2}>
          <Button
            variant="tertiary"
            startIcon={<ArrowClockwise />}
            disabled={isDisabled}
            onClick={() => change(newSecret())}
          >
            {text('destinations.make-secret')}
          </Button>
          {secret && <CopyButton value={secret} />}
        </Flex>
      </FormCell>
    </FormSection>
  );
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
