import { Flex, Typography } from '@strapi/design-system';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { Sparkline } from '../shared/charts/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';

/** How many members an audience has, and how that went in the last days. */
export function SizeCell({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const format = useFormat();
  const { activity } = audience;
  if (!activity || activity.size === null) return <Typography>–</Typography>;
  const sizes = activity.days.map(({ size }) => size);
  const [first = 0] = sizes;
  return (
    <Flex gap={3}>
      <Typography minWidth="4rem">{format.number(activity.size)}</Typography>
      {sizes.length > 1 && (
        <Sparkline
          label={text('audiences.size-went', {
            days: sizes.length,
            from: format.number(first),
            to: format.number(activity.size),
          })}
          values={sizes}
        />
      )}
    </Flex>
  );
}
