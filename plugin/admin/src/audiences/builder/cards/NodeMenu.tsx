import { Menu } from '@strapi/design-system';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowsCounterClockwise,
  ArrowUp,
  Duplicate,
  More,
  Trash,
} from '@strapi/icons';
import { useRef } from 'react';
import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import type { Direction } from '../model/edit.ts';
import type { RuleNode } from '../model/tree.ts';

const WAYS: { direction: Direction; icon: JSX.Element }[] = [
  { direction: 'up', icon: <ArrowUp /> },
  { direction: 'down', icon: <ArrowDown /> },
  { direction: 'in', icon: <ArrowRight /> },
  { direction: 'out', icon: <ArrowLeft /> },
];

/** What else can be done with a condition or a group. */
export function NodeMenu({ node, label }: { node: RuleNode; label: string }) {
  const text = useText();
  const { isDisabled, ...builder } = useBuilder();
  const isChosen = useRef(false);
  const does = (action: () => void) => () => {
    isChosen.current = true;
    action();
  };
  return (
    <Menu.Root>
      <Menu.Trigger
        variant="ghost"
        size="S"
        endIcon={null}
        paddingLeft={2}
        paddingRight={2}
        disabled={isDisabled}
        aria-label={text('action.more-named', { name: label })}
      >
        <More aria-hidden focusable={false} />
      </Menu.Trigger>
      <Menu.Content
        popoverPlacement="bottom-end"
        onCloseAutoFocus={(event) => {
          // What was done decides where the focus goes.
          if (isChosen.current) event.preventDefault();
          isChosen.current = false;
        }}
      >
        {WAYS.map(({ direction, icon }) => (
          <Menu.Item
            key={direction}
            startIcon={icon}
            disabled={!builder.canMove(node.id, direction)}
            onSelect={does(() => builder.move(node.id, direction))}
          >
            {text(`builder.move-${direction}`)}
          </Menu.Item>
        ))}
        <Menu.Separator />
        <Menu.Item startIcon={<Duplicate />} onSelect={does(() => builder.duplicate(node.id))}>
          {text('builder.duplicate')}
        </Menu.Item>
        <Menu.Item
          startIcon={<ArrowsCounterClockwise />}
          onSelect={does(() => builder.setNegated(node.id, !node.negated))}
        >
          {text(node.negated ? 'builder.unnegate' : 'builder.negate')}
        </Menu.Item>
        <Menu.Item
          variant="danger"
          startIcon={<Trash />}
          onSelect={does(() => builder.remove(node.id))}
        >
          {text('action.delete')}
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
}
