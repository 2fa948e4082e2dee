import { Accordion, Badge, Box, Flex, Typography } from '@strapi/design-system';
import type { Trial, TriedRecord } from 'strapi-cdp-config';
import { CodeBlock, EmptyState, Notice } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';
import { labelOf } from './label.ts';

/** What a workflow would send, record by record, and what is wrong with each. */
export function TrialResult({ trial }: { trial: Trial }) {
  const text = useText();
  const { number } = useFormat();
  const { delivered, problem, records, total } = trial;
  if (problem !== null) {
    return (
      <Notice tone="warning">
        <Typography tag="p" fontWeight="semiBold">
          {text('trial.nothing-leaves')}
        </Typography>
        <Typography tag="p">{problem}</Typography>
      </Notice>
    );
  }
  if (records.length === 0) return <EmptyState content={text('trial.empty')} />;
  const bad = records.filter((one) => one.problem !== null).length;
  const first = records.findIndex((one) => one.problem !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Notice tone={bad > 0 ? 'warning' : 'neutral'}>
        <Typography tag="p" fontWeight="semiBold">
          {text('trial.summary', { count: bad, tried: number(records.length) })}
        </Typography>
        <Typography tag="p">
          {text(delivered ? 'trial.delivered' : 'trial.not-delivered')}{' '}
          {total !== null && text('trial.total', { count: total, total: number(total) })}
        </Typography>
      </Notice>
      <Accordion.Root defaultValue={`${Math.max(first, 0)}`}>
        {records.map((tried, index) => (
          <Tried key={keyOf(tried)} value={String(index)} tried={tried} />
        ))}
      </Accordion.Root>
    </Flex>
  );
}

function Tried({ value, tried }: { value: string; tried: TriedRecord }) {
  const text = useText();
  const { record, sends, problem } = tried;
  return (
    <Accordion.Item value={value}>
      <Accordion.Header>
        <Accordion.Trigger>
          {[labelOf(record) ?? record.documentId, record.locale].filter(Boolean).join(' · ')}
        </Accordion.Trigger>
        <Accordion.Actions>
          {problem === null ? (
            <Badge variant="success" size="S">
              {text('trial.fine')}
            </Badge>
          ) : (
            <Badge backgroundColor="danger100" textColor="danger700" size="S">
              {text('trial.problem')}
            </Badge>
          )}
        </Accordion.Actions>
      </Accordion.Header>
      <Accordion.Content>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
          {problem !== null && (
            <Box background="danger100" borderColor="danger200" hasRadius padding={3}>
              <Typography textColor="danger700" style={{ overflowWrap: 'anywhere' }}>
                {problem}
              </Typography>
            </Box>
          )}
          <CodeBlock title={text('trial.sends')} code={JSON.stringify(sends, null, 2)} />
        </Flex>
      </Accordion.Content>
    </Accordion.Item>
  );
}

const keyOf = ({ record }: TriedRecord) => `${record.documentId} ${record.locale}`;
