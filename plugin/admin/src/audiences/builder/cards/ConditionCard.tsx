import { Badge, Box, Flex } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { useText } from '../../../shared/text/index.ts';
import { useBuilder } from '../builder-context.ts';
import { ConditionFields } from '../conditions/ConditionFields.tsx';
import { type CardFields, CardFieldsProvider } from '../fields/card-fields.ts';
import { InlineSelect } from '../fields/InlineSelect.tsx';
import { Words } from '../fields/Words.tsx';
import { asKind, CONDITION_KINDS } from '../model/conditions.ts';
import { problemAt } from '../model/problems.ts';
import type { ConditionNode } from '../model/tree.ts';
import { useProblemText } from '../use-problem-text.ts';
import { MoveHandle } from './MoveHandle.tsx';
import { NodeMenu } from './NodeMenu.tsx';
import { useNodeLabel } from './use-node-label.ts';

interface Props {
  node: ConditionNode;
  /** Its place in its group, from 1, and of how many. */
  number: number;
  of: number;
}

/** A condition as a card: a sentence of fields. */
export function ConditionCard({ node, number, of }: Props) {
  const text = useText();
  const say = useProblemText();
  const labelOf = useNodeLabel();
  const { isDisabled, problems, showsProblems, setCondition, changeKind } = useBuilder();
  const [visited, setVisited] = useState<readonly string[]>([]);
  const { id, condition, negated } = node;
  const label = labelOf(node);

  const fields = useMemo<CardFields>(
    () => ({
      node: id,
      isDisabled,
      problem(field) {
        if (!showsProblems && !visited.includes(field)) return undefined;
        const found = problemAt(problems, id, field);
        return found && say(found);
      },
      visit: (field) =>
        setVisited((before) => (before.includes(field) ? before : [...before, field])),
      focusField: (field) =>
        requestAnimationFrame(() => document.getElementById(`${id}-${field}`)?.focus()),
    }),
    [id, isDisabled, problems, showsProblems, visited, say],
  );

  const lead = (
    <>
      {negated && (
        <Words>
          <Badge active>{text('builder.not')}</Badge>
        </Words>
      )}
      <InlineSelect
        at="kind"
        label={text('builder.kind')}
        value={condition.kind}
        choices={CONDITION_KINDS.map((kind) => ({
          value: kind,
          label: text(`builder.kind-${kind}`),
        }))}
        onChange={(kind) => changeKind(id, asKind(condition, kind))}
      />
    </>
  );
  return (
    <Flex
      data-node={id}
      role="group"
      aria-label={text('builder.card-label', { number, of, what: label })}
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      padding={3}
      gap={2}
      alignItems="flex-start"
    >
      <MoveHandle node={id} label={label} />
      <Box flex="1" minWidth={0} data-part="fields">
        <CardFieldsProvider value={fields}>
          <Flex direction="column" alignItems="stretch" gap={3}>
            <ConditionFields
              lead={lead}
              value={condition}
              onChange={(next) => setCondition(id, next)}
            />
          </Flex>
        </CardFieldsProvider>
      </Box>
      <NodeMenu node={node} label={label} />
    </Flex>
  );
}
