import { Button, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ActivationInput } from 'strapi-cdp-config';
import { fieldProblems, toFailure } from '../../shared/api/index.ts';
import { FailurePanel, Notice } from '../../shared/feedback/index.ts';
import { FormCell, FormSection, useCheckedForm } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpPreviewActivationMutation } from '../api.ts';
import { PreviewResult } from './PreviewResult.tsx';

/** What would leave by the activation as the form says it, which need not be saved. Nothing does. */
export function PreviewSection() {
  const text = useText();
  const { check, refuse } = useCheckedForm<ActivationInput>();
  const values = useForm('PreviewSection', (state) => state.values);
  const [asked, setAsked] = useState<{ values: unknown; isComplete: boolean }>();
  const [preview, { data, error, isLoading }] = useCdpPreviewActivationMutation();

  const ask = async () => {
    const activation = await check();
    setAsked({ values, isComplete: activation !== undefined });
    if (!activation) return;
    const result = await preview({ activation });
    if ('error' in result) refuse(result.error, 'activation');
  };
  const isAboutFields = error !== undefined && fieldProblems(toFailure(error)).length > 0;
  const isIncomplete = asked?.isComplete === false || isAboutFields;

  return (
    <FormSection title={text('activations.preview')} hint={text('activations.preview-hint')}>
      <FormCell columns={12}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex>
            <Button variant="secondary" startIcon={<Eye />} loading={isLoading} onClick={ask}>
              {text('activations.preview-show')}
            </Button>
          </Flex>
          <div aria-live="polite" aria-busy={isLoading}>
            {asked && isIncomplete && (
              <Typography textColor="danger600">
                {text('activations.preview-incomplete')}
              </Typography>
            )}
            {!isIncomplete && error && <FailurePanel error={error} onRetry={ask} />}
            {!isIncomplete && data && (
              <Flex direction="column" alignItems="stretch" gap={4}>
                {asked?.values !== values && (
                  <Notice tone="warning">{text('activations.preview-old')}</Notice>
                )}
                <PreviewResult preview={data} />
              </Flex>
            )}
          </div>
        </Flex>
      </FormCell>
    </FormSection>
  );
}
