import { Button, Field, Flex, Grid, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { type ImportAnalysis, type ImportMapping, importMappingSchema } from 'strapi-cdp-config';
import { Notice, Panel } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { Choice } from './Choice.tsx';
import { FieldsTable } from './FieldsTable.tsx';
import { StepFooter } from './StepFooter.tsx';

interface Props {
  analysis: ImportAnalysis;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Says what becomes of each column. */
export function MapStep({ analysis, mapping, onChange, onBack, onNext }: Props) {
  const text = useText();
  const [isTried, setTried] = useState(false);
  const { kind, event, name, source, timeZone, fields } = mapping;
  const result = importMappingSchema.safeParse(mapping);
  const issues = isTried && !result.success ? result.error.issues : [];
  const problemAt = (path: string) =>
    issues.find((issue) => issue.path.join('.') === path)?.message;

  const next = () => {
    setTried(true);
    if (result.success) onNext();
  };
  const change = (part: Partial<ImportMapping>) => onChange({ ...mapping, ...part });
  const addPath = () =>
    change({
      fields: [...fields, { column: '', type: 'text', target: 'value', name: '', required: false }],
    });

  return (
    <>
      {analysis.saved && <Notice>{text('import.saved-mapping', { name })}</Notice>}
      <Panel title={text('import.meaning')}>
        <Grid.Root gap={4}>
          <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
            <Choice
              label={text('import.rows-are')}
              value={kind}
              options={[
                { value: 'events', label: text('import.as-events') },
                { value: 'traits', label: text('import.as-traits') },
              ]}
              onChange={(value) =>
                change({ kind: value, event: value === 'events' ? event || 'Imported' : '' })
              }
            />
          </Grid.Item>
          {kind === 'events' && !fields.some(({ target }) => target === 'event') && (
            <TextChoice
              label={text('import.event-name')}
              value={event}
              error={problemAt('event')}
              onChange={(value) => change({ event: value })}
            />
          )}
          <TextChoice
            label={text('import.source')}
            hint={text('import.source-hint')}
            value={source}
            error={problemAt('source')}
            onChange={(value) => change({ source: value })}
          />
          <TextChoice
            label={text('import.time-zone')}
            hint={text('import.time-zone-hint')}
            value={timeZone}
            error={problemAt('timeZone')}
            onChange={(value) => change({ timeZone: value })}
          />
          <TextChoice
            label={text('import.mapping-name')}
            hint={text('import.mapping-name-hint')}
            value={name}
            error={problemAt('name')}
            onChange={(value) => change({ name: value })}
          />
        </Grid.Root>
      </Panel>
      <Panel
        title={text('import.columns')}
        action={
          mapping.format.kind === 'ndjson' && (
            <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={addPath}>
              {text('import.add-path')}
            </Button>
          )
        }
      >
        <Flex direction="column" alignItems="stretch" gap={4}>
          {problemAt('fields') && <Notice tone="warning">{text('import.no-customer')}</Notice>}
          <FieldsTable
            analysis={analysis}
            mapping={mapping}
            problemAt={problemAt}
            onChange={(changed) => change({ fields: changed })}
          />
        </Flex>
      </Panel>
      <StepFooter onBack={onBack} onNext={next} />
    </>
  );
}

interface TextChoiceProps {
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function TextChoice({ label, hint, value, error, onChange }: TextChoiceProps) {
  return (
    <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
      <Field.Root error={error} hint={hint}>
        <Field.Label>{label}</Field.Label>
        <TextInput value={value} onChange={(event) => onChange(event.target.value)} />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    </Grid.Item>
  );
}
