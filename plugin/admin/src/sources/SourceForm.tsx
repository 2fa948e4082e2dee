import type { SourceKind, SourceSettings } from 'strapi-cdp-config';
import type { z } from 'zod';
import {
  FormCell,
  FormPage,
  FormSection,
  NumberField,
  TextField,
  useFormField,
} from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';
import { ConsentSection } from './ConsentSection.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { OriginsField } from './OriginsField.tsx';

interface Props<Values extends SourceSettings> {
  title: string;
  schema: z.ZodType<Values>;
  initialValues: Values;
  /** The kind of a source that exists, which it keeps; undefined for a new one. */
  kind?: SourceKind;
  isManaged?: boolean;
  /** Where *Back* leads to. */
  fallback: string;
  /** Sends the source, and returns what went wrong. */
  onSubmit: (values: Values) => Promise<unknown>;
}

/** The page on which a source is written. */
export function SourceForm<Values extends SourceSettings>(props: Props<Values>) {
  const { title, schema, initialValues, kind, isManaged, fallback, onSubmit } = props;
  const text = useText();
  return (
    <FormPage
      title={title}
      subtitle={text('sources.form-subtitle')}
      fallback={fallback}
      isManaged={isManaged}
      schema={schema}
      initialValues={initialValues}
      onSubmit={onSubmit}
    >
      <FormSection title={text('sources.details')}>
        <FormCell>
          <TextField name="name" label={text('field.name')} required focusFirst={!kind} />
        </FormCell>
        {!kind && <IdentityFields />}
      </FormSection>
      <FormSection title={text('sources.limits')}>
        <Limits kind={kind} />
      </FormSection>
      <ConsentSection />
    </FormPage>
  );
}

function Limits({ kind }: { kind: SourceKind | undefined }) {
  const text = useText();
  const { value: chosen } = useFormField<SourceKind>('kind');
  return (
    <>
      {(kind ?? chosen) === 'browser' && (
        <FormCell>
          <OriginsField />
        </FormCell>
      )}
      <FormCell>
        <NumberField
          name="rateLimit"
          label={text('sources.rate-limit')}
          hint={text('sources.rate-limit-hint')}
          placeholder={text('sources.no-limit')}
        />
      </FormCell>
    </>
  );
}
