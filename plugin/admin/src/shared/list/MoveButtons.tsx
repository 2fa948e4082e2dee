import { Flex, IconButton } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { useText } from '../text/index.ts';

interface Props {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: -1 | 1) => void;
}

/** Moves one thing of several a place up or down. */
export function MoveButtons({ name, isFirst, isLast, onMove }: Props) {
  const text = useText();
  return (
    <Flex gap={1} shrink={0}>
      <IconButton
        size="S"
        variant="ghost"
        label={text('list.move-up', { name })}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        size="S"
        variant="ghost"
        label={text('list.move-down', { name })}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown />
      </IconButton>
    </Flex>
  );
}
