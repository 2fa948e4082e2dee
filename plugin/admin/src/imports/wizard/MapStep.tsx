import { Button, Field, Flex, Grid, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { type ImportAnalysis, type ImportMapping, importMappingSchema } from 'strapi-cdp-config';
import { Notice, Panel } from '../../shared/feedback/index.ts';
import { problemText } from '../../shared/form/index.ts';
import { type TextId, useText } from '../../shared/text/index.ts';
import { useCdpImportMappingsQuery } from '../api.ts';
import { lackingColumns } from './apply-mapping.ts';
import { Choice } from './Choice.tsx';
import { FieldsTable } from './FieldsTable.tsx';
import { SavedChoice } from './SavedChoice.tsx';
import { SegmentsPanel } from './SegmentsPanel.tsx';
import { StepFooter } from './StepFooter.tsx';

interface Props {
  analysis: ImportAnalysis;
  mapping: ImportMapping;
  /** Name of the saved mapping that this one began with; undefined for what was suggested. */
  basis: string | undefined;
  onChange: (mapping: ImportMapping, basis: string | undefined) => void;
  onBack: () => void;
  onNext: () => void;
}

/** The saved mappings that are offered: those that were used last. */
const OFFERED = { page: 1, pageSize: 100 };

/** Says what becomes of each column. */
export function MapStep({ analysis, mapping, basis, onChange, onBack, onNext }: Props) {
  const text = useText();
  const [isTried, setTried] = useState(false);
  const { kind, event, name, source, timeZone, fields } = mapping;
  const result = importMappingSchema.safeParse(mapping);
  const issues = isTried && !result.success ? result.error.issues : [];
  const saved = useCdpImportMappingsQuery(OFFERED).data?.items ?? [];
  const began = saved.find((one) => one.mapping.name === basis)?.mapping;
  const lacking = began ? lackingColumns(began, analysis) : [];

  const problemAt = (path: string) => {
    const message = issues.find((issue) => issue.path.join('.') === path)?.message;
    const known = message === undefined ? undefined : problemText(message);
    return known ? text(known.id, known.values) : message;
  };

  const next = () => {
    setTried(true);
    if (result.success) onNext();
  };
  const nameHint = (): TextId => {
    if (name === basis) return 'import.mapping-name-updates';
    const isTaken = saved.some((one) => one.mapping.name === name.trim());
    return isTaken ? 'import.mapping-name-replaces' : 'import.mapping-name-hint';
  };
  const change = (part: Partial<ImportMapping>) => onChange({ ...mapping, ...part }, basis);
  const addPath = () =>
    change({
      fields: [...fields, { column: '', type: 'text', target: 'value', name: '', required: false }],
    });

  return (
    <>
      {analysis.saved && basis === analysis.suggestion.name && (
        <Notice>{text('import.saved-mapping', { name: basis })}</Notice>
      )}
      {lacking.length > 0 && (
        <Notice tone="warning">
          {text('import.lacking', { count: lacking.length, columns: lacking.join(', ') })}
        </Notice>
      )}
      <Panel title={text('import.meaning')}>
        <Grid.Root gap={4}>
          {saved.length > 0 && (
            <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
              <SavedChoice analysis={analysis} saved={saved} basis={basis} onPick={onChange} />
            </Grid.Item>
          )}
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
            hint={text(nameHint())}
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
      <SegmentsPanel segments={mapping.segments} onChange={(segments) => change({ segments })} />
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
