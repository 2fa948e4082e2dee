import { useDraggable } from '@dnd-kit/core';
import { IconButton } from '@strapi/design-system';
import { Drag } from '@strapi/icons';
import type { KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import type { Direction } from '../model/edit.ts';

const Handle = styled(IconButton)`
  cursor: grab;
  touch-action: none;
`;

const KEYS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
};

/** What a card is dragged by; with the keyboard it is moved by Alt and the arrow keys. */
export function MoveHandle({ node, label }: { node: string; label: string }) {
  const text = useText();
  const { isDisabled, move } = useBuilder();
  const { listeners, setNodeRef } = useDraggable({ id: node, disabled: isDisabled });
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!event.altKey || !direction) return;
    // Alt and an arrow would leave the page.
    event.preventDefault();
    event.stopPropagation();
    move(node, direction);
  };
  return (
    <Handle
      ref={setNodeRef}
      {...listeners}
      variant="ghost"
      size="S"
      label={text('builder.move', { name: label })}
      disabled={isDisabled}
      data-part="handle"
      onKeyDown={onKeyDown}
    >
      <Drag />
    </Handle>
  );
}
