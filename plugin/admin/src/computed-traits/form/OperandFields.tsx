import type { EventSelection, Operand } from 'strapi-cdp-config';
import { FormCell, SuggestField, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { KindField } from './KindField.tsx';
import { useKnownCatalogue, useKnownProperties } from './use-known.ts';

type Kind = 'events' | 'property' | 'catalogue';

/** Which value of an event counts. */
export function OperandFields() {
  const text = useText();
  const { value: operand, isDisabled, change } = useFormField<Operand | null>('operand');
  const { value: event } = useFormField<EventSelection>('event');
  const properties = useKnownProperties(event ?? {});
  const { contentTypes, fields } = useKnownCatalogue(operand?.catalogue?.contentType);
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
          <SuggestField
            name="operand.property"
            suggestions={properties}
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
            <SuggestField
              name="operand.catalogue.contentType"
              suggestions={contentTypes}
              label={text('computed.content-type')}
              hint={text('computed.content-type-hint')}
              required
            />
          </FormCell>
          <FormCell>
            <SuggestField
              name="operand.catalogue.field"
              suggestions={fields}
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
