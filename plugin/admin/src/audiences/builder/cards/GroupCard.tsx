import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Fragment } from 'react';
import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import { type GroupNode, isGroupNode } from '../model/tree.ts';
import { useProblemText } from '../use-problem-text.ts';
import { AddBar } from './AddBar.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { DropSlot } from './DropSlot.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { NodeMenu } from './NodeMenu.tsx';
import { useNodeLabel } from './use-node-label.ts';

interface Props {
  node: GroupNode;
  number: number;
  of: number;
  /** How many groups it stands in; the root in none. */
  depth: number;
}

/** A group in a group: a card with cards in it. */
export function GroupCard({ node, number, of, depth }: Props) {
  const text = useText();
  const label = useNodeLabel()(node);
  return (
    <Box
      data-node={node.id}
      role="group"
      aria-label={text('builder.card-label', { number, of, what: label })}
      background={depth % 2 === 1 ? 'neutral100' : 'neutral0'}
      borderColor="neutral200"
      hasRadius
      padding={3}
    >
      <Flex gap={2} alignItems="flex-start" paddingBottom={1}>
        <MoveHandle node={node.id} label={label} />
        <Box flex="1">
          <GroupKind node={node} />
        </Box>
        <NodeMenu node={node} label={label} />
      </Flex>
      <Parts node={node} depth={depth} />
    </Box>
  );
}

/** The outermost group, on which everything else stands. */
export function RootGroup({ node }: { node: GroupNode }) {
  return (
    <Box data-node={node.id}>
      {/* One condition needs no word that joins it. */}
      {(node.parts.length > 1 || node.negated || node.kind === 'any') && <GroupKind node={node} />}
      <Parts node={node} depth={0} />
    </Box>
  );
}

/** How many of the conditions must hold, in words. */
const KINDS = [
  { value: 'all', kind: 'all', negated: false },
  { value: 'any', kind: 'any', negated: false },
  { value: 'not-all', kind: 'all', negated: true },
  { value: 'none', kind: 'any', negated: true },
] as const;

function GroupKind({ node }: { node: GroupNode }) {
  const text = useText();
  const { isDisabled, setGroupKind } = useBuilder();
  const current = KINDS.find(({ kind, negated }) => kind === node.kind && negated === node.negated);
  return (
    <Box width="32rem" maxWidth="100%">
      <SingleSelect
        size="S"
        aria-label={text('builder.group-kind')}
        value={current?.value ?? 'all'}
        disabled={isDisabled}
        onChange={(next) => {
          const chosen = KINDS.find(({ value }) => value === next);
          if (chosen) setGroupKind(node.id, chosen.kind, chosen.negated);
        }}
      >
        {KINDS.map(({ value }) => (
          <SingleSelectOption key={value} value={value}>
            {text(`builder.group-${value}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

function Parts({ node, depth }: { node: GroupNode; depth: number }) {
  const text = useText();
  const say = useProblemText();
  const { problems, showsProblems } = useBuilder();
  const of = node.parts.length;
  const problem = showsProblems ? problems.find((one) => one.node === node.id) : undefined;
  const word = text(node.kind === 'all' ? 'builder.joined-and' : 'builder.joined-or');
  return (
    <Flex direction="column" alignItems="stretch">
      <DropSlot place={{ group: node.id, index: 0 }} />
      {node.parts.map((part, index) => (
        <Fragment key={part.id}>
          {isGroupNode(part) ? (
            <GroupCard node={part} number={index + 1} of={of} depth={depth + 1} />
          ) : (
            <ConditionCard node={part} number={index + 1} of={of} />
          )}
          <DropSlot
            place={{ group: node.id, index: index + 1 }}
            word={index < of - 1 ? word : undefined}
          />
        </Fragment>
      ))}
      {of === 0 && depth > 0 && (
        <Typography variant="pi" textColor="neutral600" paddingBottom={2}>
          {text('builder.group-empty')}
        </Typography>
      )}
      {problem && (
        <Typography role="alert" variant="pi" textColor="danger600" paddingBottom={2}>
          {say(problem.message)}
        </Typography>
      )}
      <AddBar group={node} />
    </Flex>
  );
}
