import { Box, Flex, Typography } from '@strapi/design-system';
import type { RecordField } from 'strapi-cdp-config';
import { Code } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Characters of a value that are shown. */
const SHOWN = 240;

/** A value, cut where it is long, with its parts below. */
export function ShownValue({ value, parts }: Pick<RecordField, 'value' | 'parts'>) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Box maxWidth="40rem">
        {value === null || value === '' ? (
          <Typography textColor="neutral600">{text('field-preview.nothing')}</Typography>
        ) : (
          <Shown value={value} />
        )}
      </Box>
      {Object.entries(parts ?? {}).map(([part, content]) => (
        <Typography key={part} variant="pi" textColor="neutral600">
          {part}: {content === null ? text('field-preview.nothing') : written(content)}
        </Typography>
      ))}
    </Flex>
  );
}

function Shown({ value }: { value: RecordField['value'] }) {
  const whole = written(value);
  const cut = whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole;
  if (typeof value !== 'string') return <Code>{cut}</Code>;
  return (
    <Typography style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }} title={whole}>
      {cut}
    </Typography>
  );
}

const written = (value: RecordField['value']): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
