import { Flex, Typography } from '@strapi/design-system';
import type { FieldSelection, SystemProcessor } from 'strapi-cdp-config';
import {
  NumberField,
  SelectField,
  SuggestField,
  SwitchField,
  TextField,
  TimeZoneField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  name: SystemProcessor;
  /** Path of the options in the form. */
  path: string;
  /** The chosen fields, which a template may name. */
  siblings: FieldSelection[];
  /** Fields of the related entries, where the field is a relation. */
  related: string[];
}

/** The options of a processor. */
export function ProcessorOptions({ name, path, siblings, related }: Props) {
  const text = useText();
  const at = (option: string) => `${path}.${option}`;
  const label = (option: 'letterCase' | 'maxLength' | 'separator' | 'decimals' | 'format') =>
    text(`processor-option.${option}`);

  switch (name) {
    case 'text':
      return (
        <>
          <SelectField
            name={at('letterCase')}
            label={label('letterCase')}
            choices={(['keep', 'lower', 'upper'] as const).map((value) => ({
              value,
              label: text(`processor-option.letterCase-${value}`),
            }))}
          />
          <NumberField
            name={at('maxLength')}
            label={label('maxLength')}
            placeholder={text('processor-option.none')}
          />
          <TextField
            name={at('separator')}
            label={label('separator')}
            hint={text('processor-option.separator-hint')}
          />
        </>
      );
    case 'plain-text':
      return (
        <NumberField
          name={at('maxLength')}
          label={label('maxLength')}
          placeholder={text('processor-option.none')}
        />
      );
    case 'number':
      return (
        <NumberField
          name={at('decimals')}
          label={label('decimals')}
          placeholder={text('processor-option.decimals-all')}
        />
      );
    case 'date':
      return (
        <>
          <SelectField
            name={at('format')}
            label={label('format')}
            choices={(['datetime', 'date', 'year', 'unix'] as const).map((value) => ({
              value,
              label: text(`processor-option.format-${value}`),
            }))}
          />
          <TimeZoneField name={at('timeZone')} />
        </>
      );
    case 'yes-no':
      return (
        <Flex gap={4} alignItems="flex-start">
          <TextField name={at('yes')} label={text('processor-option.yes')} placeholder="true" />
          <TextField name={at('no')} label={text('processor-option.no')} placeholder="false" />
        </Flex>
      );
    case 'json':
      return (
        <SwitchField
          name={at('asText')}
          label={text('processor-option.asText')}
          onLabel={text('processor-option.asText-on')}
          offLabel={text('processor-option.asText-off')}
        />
      );
    case 'names':
      return (
        <SuggestField
          name={at('attribute')}
          label={text('processor-option.attribute')}
          hint={text('processor-option.attribute-hint')}
          suggestions={related}
          emptyIsNull
        />
      );
    case 'media-url':
      return (
        <SelectField
          name={at('size')}
          label={text('processor-option.size')}
          choices={(['original', 'large', 'medium', 'small', 'thumbnail'] as const).map(
            (value) => ({ value, label: text(`processor-option.size-${value}`) }),
          )}
        />
      );
    case 'template':
      return (
        <>
          <TextField
            name={at('template')}
            label={text('processor-option.template')}
            placeholder="{title} ({genre.name})"
            required
          />
          <Typography variant="pi" textColor="neutral600">
            {text('processor-option.template-hint', {
              fields: [...new Set(siblings.map(({ id }) => `{${id}}`))].join(' '),
            })}
          </Typography>
        </>
      );
    default:
      return null;
  }
}
