import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ImportAnalysis, ImportFormat, ImportValueType } from 'strapi-cdp-config';
import { Notice, Panel, useToast } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAnalyseImportMutation } from '../api.ts';
import { FormatFields } from './FormatFields.tsx';
import { SampleTable } from './SampleTable.tsx';
import { StepFooter } from './StepFooter.tsx';

interface Props {
  analysis: ImportAnalysis;
  onChange: (analysis: ImportAnalysis) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Shows what was detected on a sample; every change is tried on it at once. */
export function CheckStep({ analysis, onChange, onBack, onNext }: Props) {
  const text = useText();
  const format = useFormat();
  const toast = useToast();
  const [types, setTypes] = useState<Record<string, ImportValueType>>({});
  const [analyse, { isLoading }] = useCdpAnalyseImportMutation();
  const { file, columns, sampled, unreadable } = analysis;

  const look = async (chosen: ImportFormat, chosenTypes: typeof types) => {
    setTypes(chosenTypes);
    const request = { format: chosen, types: chosenTypes };
    const result = await analyse({ id: file.id, request });
    if ('error' in result) toast.failed(result.error);
    else onChange(result.data);
  };

  return (
    <>
      <Panel title={text('import.format')}>
        <FormatFields
          format={analysis.format}
          onChange={(chosen) => look(chosen, chosen.kind === analysis.format.kind ? types : {})}
        />
      </Panel>
      <Panel title={text('import.sample')}>
        <Flex direction="column" alignItems="stretch" gap={4} aria-busy={isLoading}>
          <Typography textColor="neutral600">
            {text('import.sample-hint', {
              rows: format.number(sampled),
              columns: format.number(columns.length),
            })}
          </Typography>
          {unreadable > 0 && (
            <Notice tone="warning">{text('import.unreadable', { count: unreadable })}</Notice>
          )}
          <SampleTable
            analysis={analysis}
            onType={(column, type) => look(analysis.format, { ...types, [column]: type })}
          />
        </Flex>
      </Panel>
      <StepFooter onBack={onBack} onNext={onNext} isDisabled={columns.length === 0 || isLoading} />
    </>
  );
}
