import { Button, Flex } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useText } from '../text/index.ts';

interface Props {
  /** Where the next page begins, or null on the last. */
  next: string | null;
  /** The beginnings of the pages up to the present one. */
  way: string[];
  onGo: (way: string[]) => void;
}

/** Pages of a list that changes while it is read. */
export function ForthAndBack({ next, way, onGo }: Props) {
  const text = useText();
  if (way.length === 0 && next === null) return null;
  return (
    <Flex gap={2} justifyContent="flex-end" paddingTop={4}>
      <Button
        variant="tertiary"
        startIcon={<ChevronLeft />}
        disabled={way.length === 0}
        onClick={() => onGo(way.slice(0, -1))}
      >
        {text('list.previous')}
      </Button>
      <Button
        variant="tertiary"
        endIcon={<ChevronRight />}
        disabled={next === null}
        onClick={() => next !== null && onGo([...way, next])}
      >
        {text('list.next')}
      </Button>
    </Flex>
  );
}
