import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ImportDryRun, ImportFile, ImportMapping } from 'strapi-cdp-config';
import { DownloadButton } from '../../shared/download/index.ts';
import { FailurePanel, Notice, Panel, useToast } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { Facts } from '../../shared/page/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { IMPORTS, useCdpDryRunImportMutation, useCdpStartImportMutation } from '../api.ts';
import { SegmentNames } from '../SegmentNames.tsx';
import { ReportTable } from './ReportTable.tsx';
import { StepFooter } from './StepFooter.tsx';

interface Props {
  file: ImportFile;
  mapping: ImportMapping;
  onBack: () => void;
}

/** Says what the import would do, row by row, and starts it. */
export function DryRunStep({ file, mapping, onBack }: Props) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const [tryOut, { data: report, error }] = useCdpDryRunImportMutation();
  const [startImport, { isLoading }] = useCdpStartImportMutation();

  useEffect(() => {
    void tryOut({ id: file.id, mapping });
  }, [tryOut, file.id, mapping]);

  const start = async () => {
    const result = await startImport({ fileId: file.id, mapping });
    if ('error' in result) toast.failed(result.error);
    else navigate(`${HOME}/imports/${result.data.id}`, { replace: true });
  };

  return (
    <>
      {error ? (
        <FailurePanel error={error} onRetry={() => tryOut({ id: file.id, mapping })} />
      ) : report ? (
        <Report file={file} mapping={mapping} report={report} />
      ) : (
        <Page.Loading>{text('import.trying')}</Page.Loading>
      )}
      <StepFooter
        onBack={onBack}
        onNext={start}
        label={text('import.start')}
        isDisabled={!report}
        isLoading={isLoading}
      />
    </>
  );
}

interface ReportProps extends Pick<Props, 'file' | 'mapping'> {
  report: ImportDryRun;
}

function Report({ file, mapping, report }: ReportProps) {
  const text = useText();
  const format = useFormat();
  const number = (value: number) => <Typography variant="beta">{format.number(value)}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Notice>
        {report.complete
          ? text('import.nothing-changed')
          : text('import.first-rows', { count: format.number(report.read) })}
      </Notice>
      <Facts
        facts={[
          { label: text('import.rows'), value: number(report.read) },
          { label: text('import.added'), value: number(report.added) },
          { label: text('import.known'), value: number(report.known) },
          { label: text('import.bad'), value: number(report.bad) },
          ...(mapping.segments.length > 0
            ? [
                {
                  label: text('segments.title'),
                  value: <SegmentNames segments={mapping.segments} />,
                },
              ]
            : []),
        ]}
      />
      <Panel
        title={text('import.report')}
        action={
          <DownloadButton
            address={`${IMPORTS}/files/${file.id}/dry-run/rows`}
            request={{ mapping }}
            fileName={`${file.name}.dry-run.csv`}
          />
        }
      >
        <ReportTable rows={report.rows} read={report.read} />
      </Panel>
    </Flex>
  );
}
