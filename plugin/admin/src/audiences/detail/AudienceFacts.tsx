import { Typography } from '@strapi/design-system';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { ComputationState } from '../../shared/computation/index.ts';
import { Code } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { Facts } from '../../shared/page/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';

/** What an audience is, in short. */
export function AudienceFacts({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const format = useFormat();
  const { identifier, version, updatedAt, activity } = audience;
  const size = activity?.size ?? null;
  return (
    <Facts
      facts={[
        {
          label: text('audiences.size'),
          value: (
            <Typography variant="delta">{size === null ? '–' : format.number(size)}</Typography>
          ),
        },
        { label: text('audiences.state'), value: <ComputationState {...audience} /> },
        { label: text('field.identifier'), value: <Code>{identifier}</Code> },
        { label: text('audiences.version'), value: <Typography>{version}</Typography> },
        {
          label: text('field.updated'),
          value: (
            <Typography>
              <RelativeTime at={updatedAt} />
            </Typography>
          ),
        },
      ]}
    />
  );
}
