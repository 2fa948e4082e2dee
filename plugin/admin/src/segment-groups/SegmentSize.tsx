import { Typography } from '@strapi/design-system';
import type { SegmentChoice } from '../../../shared/contracts/segment-content.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

interface Props {
  /** Undefined while it is not known. */
  choice: SegmentChoice | undefined;
}

/** How many people are in a segment. */
export function SegmentSize({ choice }: Props) {
  const format = useFormat();
  const size = choice?.size ?? null;
  return <Typography>{size === null ? '–' : format.number(size)}</Typography>;
}

/** When somebody last entered a segment or left it. */
export function SegmentChanged({ choice }: Props) {
  const text = useText();
  if (!choice || choice.size === null) return <Typography>–</Typography>;
  const { changedAt } = choice;
  return (
    <Typography>
      {changedAt === null ? text('segments.never-changed') : <RelativeTime at={changedAt} />}
    </Typography>
  );
}
