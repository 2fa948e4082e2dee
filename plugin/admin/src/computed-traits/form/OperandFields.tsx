import type { Operand } from 'strapi-cdp-config';
import { FormCell, TextField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { KindField } from './KindField.tsx';

type Kind = 'events' | 'property' | 'catalogue';

/** Which value of an event counts. */
export function OperandFields() {
  const text = useText();
  const { value: operand, isDisabled, change } = useFormField<Operand | null>('operand');
  const kind: Kind = !operand ? 'events' : operand.catalogue ? 'catalogue' : 'property';

  const choose = (next: Kind) => {
    const property = operand?.property ?? '';
    const catalogue = next === 'catalogue' ? { contentType: '', field: '' } : null;
    change(next === 'events' ? null : { property, catalogue });
  };

  return (
    <>
      <FormCell>
        <KindField<Kind>
          name="operand.kind"
          label={text('computed.operand')}
          hint={kind === 'events' ? text('computed.operand-hint') : undefined}
          disabled={isDisabled}
          kind={kind}
          choices={(['events', 'property', 'catalogue'] as const).map((value) => ({
            value,
            label: text(`computed.operand-${value}`),
          }))}
          onChoose={choose}
        />
      </FormCell>
      {kind !== 'events' && (
        <FormCell>
          <TextField
            name="operand.property"
            label={text('computed.property')}
            hint={text(
              kind === 'catalogue' ? 'computed.property-document-hint' : 'computed.property-hint',
            )}
            required
          />
        </FormCell>
      )}
      {kind === 'catalogue' && (
        <>
          <FormCell>
            <TextField
              name="operand.catalogue.contentType"
              label={text('computed.content-type')}
              hint={text('computed.content-type-hint')}
              required
            />
          </FormCell>
          <FormCell>
            <TextField
              name="operand.catalogue.field"
              label={text('computed.field')}
              hint={text('computed.field-hint')}
              required
            />
          </FormCell>
        </>
      )}
    </>
  );
}
