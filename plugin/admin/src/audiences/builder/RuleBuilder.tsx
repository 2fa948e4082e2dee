import { Box, Flex, IconButton, IconButtonGroup } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../shared/text/index.ts';
import { BuilderProvider } from './builder-context.ts';
import { DragArea } from './cards/DragArea.tsx';
import { RootGroup } from './cards/GroupCard.tsx';
import { atNode, problemsIn, type RuleProblem } from './model/problems.ts';
import type { GroupNode } from './model/tree.ts';
import type { RuleBuilderProps } from './props.ts';
import { Sentence } from './Sentence.tsx';
import { Templates } from './Templates.tsx';
import { useAnnouncer } from './use-announcer.tsx';
import { useBuilderActions } from './use-builder-actions.ts';
import { useRuleTree } from './use-rule-tree.ts';

const Mirrored = styled(ArrowClockwise)`
  transform: scaleX(-1);
`;

const Around = styled(Box)`
  &:focus-visible {
    outline: none;
  }
`;

/** Says who is meant: conditions as cards, in groups, with the sentence that they come to. */
export function RuleBuilder(props: RuleBuilderProps) {
  const { value, onChange, errors, showsProblems = false, disabled = false, audience } = props;
  const text = useText();
  const around = useRef<HTMLDivElement>(null);
  const { announce, region } = useAnnouncer();
  const tree = useRuleTree(value, onChange);
  const { root } = tree;
  const actions = useBuilderActions({ root, change: tree.change, announce, around });

  const current = useCurrentErrors(errors, root);
  const problems = useMemo(
    () => [...problemsIn(root), ...current.map((error) => atNode(root, error))],
    [root, current],
  );
  const back = (forth: boolean) => {
    if (forth) tree.redo();
    else tree.undo();
    announce(text(forth ? 'builder.said-redone' : 'builder.said-undone'));
    // What had the focus may be gone by it.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) around.current?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isStep = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    // Text has steps of its own.
    if (!isStep || disabled || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    back(event.shiftKey);
  };

  return (
    <Around ref={around} tabIndex={-1} onKeyDown={onKeyDown}>
      <BuilderProvider
        value={{ audience, isDisabled: disabled, problems, showsProblems, ...actions }}
      >
        <Flex justifyContent="space-between" gap={4} paddingBottom={3} alignItems="flex-start">
          <Sentence draft={tree.draft} problems={problems} />
          <IconButtonGroup>
            <IconButton
              label={text('builder.undo')}
              disabled={disabled || !tree.canUndo}
              onClick={() => back(false)}
            >
              <Mirrored />
            </IconButton>
            <IconButton
              label={text('builder.redo')}
              disabled={disabled || !tree.canRedo}
              onClick={() => back(true)}
            >
              <ArrowClockwise />
            </IconButton>
          </IconButtonGroup>
        </Flex>
        {root.parts.length === 0 && !disabled && (
          <Templates onChoose={(rule) => tree.begin(rule)} />
        )}
        <DragArea root={root}>
          <RootGroup node={root} />
        </DragArea>
      </BuilderProvider>
      {region}
    </Around>
  );
}

const NO_ERRORS: RuleProblem[] = [];

/** What was refused is right again for all the server knows, once it is changed. */
function useCurrentErrors(errors: RuleProblem[] | undefined, root: GroupNode): RuleProblem[] {
  const key = JSON.stringify(errors ?? NO_ERRORS);
  const refused = useRef({ key, root, errors });
  if (refused.current.key !== key) refused.current = { key, root, errors };
  return (refused.current.root === root && refused.current.errors) || NO_ERRORS;
}
