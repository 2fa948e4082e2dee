import { useDndContext, useDroppable } from '@dnd-kit/core';
import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Place } from '../model/tree.ts';

const Slot = styled(Flex)<{ $isOpen: boolean; $isOver: boolean }>`
  min-height: ${({ $isOpen }) => ($isOpen ? '3.2rem' : '2rem')};
  border-radius: ${({ theme }) => theme.borderRadius};
  outline: ${({ theme, $isOpen, $isOver }) =>
    $isOpen ? `1px dashed ${theme.colors[$isOver ? 'primary600' : 'neutral300']}` : 'none'};
  background: ${({ theme, $isOver }) => ($isOver ? theme.colors.primary100 : 'transparent')};
`;

/** A place between cards, on which a card can be dropped; says how its neighbours are joined. */
export function DropSlot({ place, word }: { place: Place; word?: string }) {
  const { active } = useDndContext();
  const { setNodeRef, isOver } = useDroppable({
    id: `${place.group}:${place.index}`,
    data: place,
  });
  return (
    <Slot
      ref={setNodeRef}
      $isOpen={active !== null}
      $isOver={isOver}
      alignItems="center"
      paddingLeft={4}
    >
      {word && (
        <Typography variant="sigma" textColor="neutral600">
          {word}
        </Typography>
      )}
    </Slot>
  );
}
