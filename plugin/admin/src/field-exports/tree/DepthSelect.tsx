import { Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { DEEPEST_RELATION } from '../../../../shared/contracts/field-exports.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  depth: number;
  onDepth: (depth: number) => void;
}

const DEPTHS = Array.from({ length: DEEPEST_RELATION }, (_, index) => index + 1);

/** How far related entries are followed in the tree. */
export function DepthSelect({ depth, onDepth }: Props) {
  const text = useText();
  return (
    <Flex gap={2}>
      <Typography aria-hidden variant="pi" textColor="neutral600">
        {text('field-exports.depth')}
      </Typography>
      <SingleSelect
        size="S"
        aria-label={text('field-exports.depth')}
        value={String(depth)}
        onChange={(next) => onDepth(Number(next))}
      >
        {DEPTHS.map((one) => (
          <SingleSelectOption key={one} value={String(one)}>
            {text('field-exports.depth-levels', { count: one })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Flex>
  );
}
