import { Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ImportDryRun, ImportFile, ImportMapping } from 'strapi-cdp-config';
import { FailurePanel, Notice, Panel, useToast } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { Facts } from '../../shared/page/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpDryRunImportMutation, useCdpStartImportMutation } from '../api.ts';
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
        <Report report={report} segments={mapping.segments} />
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

interface ReportProps extends Pick<ImportMapping, 'segments'> {
  report: ImportDryRun;
}

function Report({ report, segments }: ReportProps) {
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
          ...(segments.length > 0
            ? [{ label: text('segments.title'), value: <SegmentNames segments={segments} /> }]
            : []),
        ]}
      />
      <Panel title={text('import.report')}>
        <ReportTable rows={report.rows} />
      </Panel>
    </Flex>
  );
}
