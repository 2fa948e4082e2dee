import { Button, Flex, Typography, useNotifyAT } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { ACTIVATION_OWN_FIELDS, type ActivationField } from 'strapi-cdp-config';
import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import { FormCell, FormSection } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { FieldRow } from './FieldRow.tsx';
import { emptyField, SOURCE_KEY } from './field-source.ts';
import { useRows } from './use-rows.ts';

const SOURCES = ['identifier', 'trait', 'computed-trait'] as const;

/** What of a profile leaves, in the order in which a row names it. */
export function FieldsSection({ choices }: { choices: ActivationChoices }) {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const { rows, error, isDisabled, add, move, remove } = useRows<ActivationField>('fields');
  const focusNew = useFocusOfNew();

  const addOf = (from: ActivationField['from']) => {
    add(emptyField(from));
    focusNew(`fields.${rows.length}.${SOURCE_KEY[from]}`);
  };
  const moveTo = (from: number, to: number) => {
    move(from, to);
    notifyStatus(text('list.moved', { name: rows[from]?.item.name, place: to + 1 }));
  };

  return (
    <FormSection
      title={text('activations.fields')}
      hint={text('activations.fields-hint', { fields: ACTIVATION_OWN_FIELDS.join(', ') })}
    >
      <FormCell columns={12}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{text('activations.consent-hint')}</Typography>
          {rows.length === 0 ? (
            <Typography textColor="neutral600">{text('activations.no-fields')}</Typography>
          ) : (
            <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
              {rows.map(({ key, item }, index) => (
                <li key={key}>
                  <FieldRow
                    at={index}
                    field={item}
                    choices={choices}
                    isLast={index === rows.length - 1}
                    onMove={(step) => moveTo(index, index + step)}
                    onRemove={() => remove(index)}
                  />
                </li>
              ))}
            </Flex>
          )}
          {error && (
            <Typography variant="pi" textColor="danger600" role="alert">
              {error}
            </Typography>
          )}
          <Flex gap={2} wrap="wrap">
            {SOURCES.map((from) => (
              <Button
                key={from}
                variant="secondary"
                startIcon={<Plus />}
                disabled={isDisabled}
                onClick={() => addOf(from)}
              >
                {text(`activations.add-${from}`)}
              </Button>
            ))}
          </Flex>
        </Flex>
      </FormCell>
    </FormSection>
  );
}

/** Gives the focus to an input that is about to be drawn, by its id. */
function useFocusOfNew(): (id: string) => void {
  const [asked, setAsked] = useState<{ id: string }>();
  useEffect(() => {
    if (asked) document.getElementById(asked.id)?.focus();
  }, [asked]);
  return (id) => setAsked({ id });
}
