import { Button, Flex, Menu } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useRef } from 'react';
import type { ConditionKind } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import { BEHAVIOUR, CONDITION_KINDS } from '../model/conditions.ts';
import type { GroupNode } from '../model/tree.ts';

/** Adds a condition of a kind, or a group, at the end of a group. */
export function AddBar({ group }: { group: GroupNode }) {
  const text = useText();
  const { isDisabled, addGroup } = useBuilder();
  return (
    <Flex gap={2} wrap="wrap">
      <AddCondition group={group.id} />
      <Button
        variant="ghost"
        size="S"
        startIcon={<Plus />}
        disabled={isDisabled}
        onClick={() => addGroup(group.id)}
      >
        {text('builder.add-group')}
      </Button>
    </Flex>
  );
}

function AddCondition({ group }: { group: string }) {
  const text = useText();
  const { isDisabled, addCondition } = useBuilder();
  const isChosen = useRef(false);
  const profile = CONDITION_KINDS.filter((kind) => !BEHAVIOUR.includes(kind));
  const items = (kinds: readonly ConditionKind[]) =>
    kinds.map((kind) => (
      <Menu.Item
        key={kind}
        onSelect={() => {
          isChosen.current = true;
          addCondition(group, kind);
        }}
      >
        {text(`builder.kind-${kind}`)}
      </Menu.Item>
    ));
  return (
    <Menu.Root>
      <Menu.Trigger
        variant="secondary"
        size="S"
        startIcon={<Plus />}
        disabled={isDisabled}
        data-part="add"
      >
        {text('builder.add')}
      </Menu.Trigger>
      <Menu.Content
        onCloseAutoFocus={(event) => {
          // The new card has the focus.
          if (isChosen.current) event.preventDefault();
          isChosen.current = false;
        }}
      >
        <Menu.Label>{text('builder.kinds-behaviour')}</Menu.Label>
        {items(BEHAVIOUR)}
        <Menu.Separator />
        <Menu.Label>{text('builder.kinds-profile')}</Menu.Label>
        {items(profile)}
      </Menu.Content>
    </Menu.Root>
  );
}
