import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Box, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import { useBuilder } from '../builder-context.ts';
import { type GroupNode, nodeIn, type Place } from '../model/tree.ts';
import { useNodeLabel } from './use-node-label.ts';

/** Pixels that a pointer moves before a press becomes a drag. */
const DISTANCE = 5;

/** The slot under the pointer, or else the nearest one. */
const nearestSlot: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  return under.length > 0 ? under : closestCenter(args);
};

/** The keyboard moves cards in its own way, and says so itself. */
const SILENT = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

/** Lets cards be dragged to the slots between cards. */
export function DragArea({ root, children }: { root: GroupNode; children: ReactNode }) {
  const { moveTo } = useBuilder();
  const labelOf = useNodeLabel();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DISTANCE } }),
  );
  const [dragged, setDragged] = useState<string | null>(null);
  const node = dragged === null ? undefined : nodeIn(root, dragged);

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const place = over?.data.current;
    if (isPlace(place)) moveTo(String(active.id), place);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestSlot}
      accessibility={SILENT}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={onDragEnd}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {node && (
          <Box
            background="neutral0"
            borderColor="primary600"
            hasRadius
            shadow="popupShadow"
            padding={3}
            width="max-content"
            maxWidth="48rem"
          >
            <Typography ellipsis>{labelOf(node)}</Typography>
          </Box>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function isPlace(data: unknown): data is Place {
  return typeof data === 'object' && data !== null && 'group' in data && 'index' in data;
}
