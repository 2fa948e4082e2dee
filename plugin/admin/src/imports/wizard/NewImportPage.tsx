import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ImportAnalysis, ImportMapping } from 'strapi-cdp-config';
import { Guarded } from '../../shared/access/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { CheckStep } from './CheckStep.tsx';
import { DryRunStep } from './DryRunStep.tsx';
import { MapStep } from './MapStep.tsx';
import { type StepName, Steps } from './Steps.tsx';
import { UploadStep } from './UploadStep.tsx';

/** Imports a file, step by step. */
export function NewImportPage() {
  return (
    <Guarded subject="imports" verb="create">
      <NewImport />
    </Guarded>
  );
}

function NewImport() {
  const text = useText();
  const [step, setStep] = useState<StepName>('upload');
  const [analysis, setAnalysis] = useState<ImportAnalysis>();
  const [mapping, setMapping] = useState<ImportMapping>();
  const [basis, setBasis] = useState<string>();

  const analysed = (next: ImportAnalysis) => {
    setAnalysis(next);
    setMapping(next.suggestion);
    setBasis(next.saved ? next.suggestion.name : undefined);
  };

  return (
    <Page.Main>
      <Page.Title>{text('imports.create')}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={`${HOME}/imports`} />}
        title={text('imports.create')}
        subtitle={analysis?.file.name ?? text('import.formats')}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Steps current={step} />
          {step === 'upload' && (
            <UploadStep
              onUploaded={(next) => {
                analysed(next);
                setStep('check');
              }}
            />
          )}
          {step === 'check' && analysis && (
            <CheckStep
              analysis={analysis}
              onChange={analysed}
              onBack={() => setStep('upload')}
              onNext={() => setStep('map')}
            />
          )}
          {step === 'map' && analysis && mapping && (
            <MapStep
              analysis={analysis}
              mapping={mapping}
              basis={basis}
              onChange={(changed, from) => {
                setMapping(changed);
                setBasis(from);
              }}
              onBack={() => setStep('check')}
              onNext={() => setStep('dry-run')}
            />
          )}
          {step === 'dry-run' && analysis && mapping && (
            <DryRunStep file={analysis.file} mapping={mapping} onBack={() => setStep('map')} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
