import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { type DragEvent, useRef, useState } from 'react';
import type { ImportAnalysis } from 'strapi-cdp-config';
import { FailurePanel, Progress } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAnalyseImportMutation } from '../api.ts';
import { useUpload } from './use-upload.ts';

/** Takes a file, dropped or chosen, and has it looked at. */
export function UploadStep({ onUploaded }: { onUploaded: (analysis: ImportAnalysis) => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<unknown>();
  const { upload, percent } = useUpload();
  const [analyse, { isLoading }] = useCdpAnalyseImportMutation();
  const isBusy = percent !== undefined || isLoading;

  const take = async (file: File | undefined) => {
    if (!file || isBusy) return;
    setError(undefined);
    const uploaded = await upload(file);
    if ('error' in uploaded) {
      setError(uploaded.error);
      return;
    }
    const result = await analyse({ id: uploaded.file.id, request: {} });
    if ('error' in result) setError(result.error);
    else onUploaded(result.data);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  if (error) return <FailurePanel error={error} onRetry={() => setError(undefined)} />;
  return (
    <Box
      tag="section"
      aria-label={text('import.step-upload')}
      aria-busy={isBusy}
      background={isOver ? 'primary100' : 'neutral0'}
      borderColor={isOver ? 'primary600' : 'neutral300'}
      borderStyle="dashed"
      hasRadius
      padding={10}
      onDrop={drop}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <Flex direction="column" gap={4}>
        <Upload aria-hidden width="3.2rem" height="3.2rem" fill="primary600" />
        <Typography variant="delta" tag="h2">
          {text('import.drop')}
        </Typography>
        <Typography textColor="neutral600" textAlign="center">
          {text('import.drop-hint')}
        </Typography>
        {isBusy ? (
          <Flex direction="column" gap={2} width="32rem">
            <Progress label={text('import.uploading')} percent={percent ?? 100} />
            <Typography variant="pi" textColor="neutral600" role="status">
              {text(percent === undefined ? 'import.analysing' : 'import.uploading')}
            </Typography>
          </Flex>
        ) : (
          <Button onClick={() => input.current?.click()}>{text('import.choose')}</Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={text('import.choose')}
          accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.gz"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </Flex>
    </Box>
  );
}
