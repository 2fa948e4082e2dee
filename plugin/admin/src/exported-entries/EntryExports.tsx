import { Flex, Typography } from '@strapi/design-system';
import { toFailure } from '../shared/api/index.ts';
import { DownloadButton } from '../shared/download/index.ts';
import { Loading } from '../shared/feedback/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { addressOf, type EntryOf, useCdpEntryExportsQuery } from './api.ts';
import { EntryWorkflow } from './EntryWorkflow.tsx';

/** Milliseconds between two looks: a run may send the entry meanwhile. */
const REFRESH = 10_000;

interface Props {
  entry: EntryOf;
  /** The locale that is being edited; null where the type is not localized. */
  locale: string | null;
}

/** Where an entry is exported to, and what became of it there. */
export function EntryExports({ entry, locale }: Props) {
  const text = useText();
  const pollingInterval = usePolling(REFRESH);
  const { data, error } = useCdpEntryExportsQuery(entry, { pollingInterval });

  if (error) {
    return (
      <Typography role="alert" textColor="danger600">
        {toFailure(error).message ?? text('error.unknown')}
      </Typography>
    );
  }
  if (!data) return <Loading />;
  const { workflows, fields, mayDownload, connectorProblem } = data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {connectorProblem !== null && (
        <Typography role="status" variant="pi" textColor="warning700">
          {text('entry-exports.unknown')} {connectorProblem}
        </Typography>
      )}
      {workflows.length === 0 ? (
        <Typography textColor="neutral600">{text('entry-exports.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {workflows.map((workflow) => (
            <EntryWorkflow
              key={workflow.key}
              workflow={workflow}
              locale={locale}
              chosen={fields}
              isKnown={connectorProblem === null}
            />
          ))}
        </Flex>
      )}
      {mayDownload && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography variant="pi" fontWeight="bold">
            {text('entry-exports.sent-last')}
          </Typography>
          <Flex gap={2} wrap="wrap">
            {(['csv', 'ndjson'] as const).map((format) => (
              <DownloadButton
                key={format}
                address={`${addressOf(entry)}/copies.${format}`}
                fileName={`sent-${entry.documentId}.${format}`}
                format={format}
                isShort
              />
            ))}
          </Flex>
        </Flex>
      )}
    </Flex>
  );
}
