import { Typography } from '@strapi/design-system';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { Code } from '../../shared/feedback/index.ts';
import { Facts } from '../../shared/page/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { AudienceLink } from '../AudienceLink.tsx';
import { DestinationLink } from '../DestinationLink.tsx';
import { Occasions } from '../Occasions.tsx';

/** Of whom an activation tells whom, and when. */
export function ActivationFacts({ activation }: { activation: ActivationRow }) {
  const text = useText();
  const { identifier, existing, batchSize, updatedAt } = activation;
  return (
    <Facts
      facts={[
        { label: text('activations.audience'), value: <AudienceLink activation={activation} /> },
        {
          label: text('activations.destination'),
          value: <DestinationLink activation={activation} />,
        },
        { label: text('activations.when'), value: <Occasions activation={activation} /> },
        {
          label: text('activations.existing'),
          value: <Typography>{text(existing ? 'yes' : 'no')}</Typography>,
        },
        {
          label: text('activations.batch-size'),
          value: <Typography>{batchSize}</Typography>,
        },
        { label: text('field.identifier'), value: <Code>{identifier}</Code> },
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
