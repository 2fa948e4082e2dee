import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Minus, Plus } from '@strapi/icons';
import type { Rule } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { useRuleClause } from '../use-rule-sentence.ts';
import { type DiffLine, diffLines, ruleLines } from './rule-lines.ts';

interface Props {
  before: Rule;
  after: Rule;
}

/** The conditions of two rules in one list: what goes, what comes, and what stays. */
export function RuleChanges({ before, after }: Props) {
  const text = useText();
  const say = useRuleClause();
  const linesOf = (rule: Rule) =>
    ruleLines(rule, { group: (kind) => text(`audiences.group-${kind}`), condition: say });
  const lines = diffLines(linesOf(before), linesOf(after));
  return (
    <Box tag="ul" borderColor="neutral200" hasRadius overflow="hidden" width="100%">
      {lines.map((line, index) => (
        // Lines have nothing but their place.
        <ChangedLine key={String(index)} line={line} />
      ))}
    </Box>
  );
}

const LOOK = {
  same: { background: 'neutral0', color: 'neutral600' },
  added: { background: 'success100', color: 'success700' },
  removed: { background: 'danger100', color: 'danger700' },
} as const;

function ChangedLine({ line: { change, depth, text: said } }: { line: DiffLine }) {
  const text = useText();
  const { background, color } = LOOK[change];
  return (
    <Flex
      tag="li"
      gap={2}
      alignItems="flex-start"
      background={background}
      paddingTop={2}
      paddingBottom={2}
      paddingRight={3}
      style={{ paddingLeft: `${1.2 + depth * 2}rem` }}
    >
      <Box width="1.4rem" shrink={0} paddingTop="2px" aria-hidden>
        {change === 'added' && <Plus fill={color} width="1.2rem" height="1.2rem" />}
        {change === 'removed' && <Minus fill={color} width="1.2rem" height="1.2rem" />}
      </Box>
      <Typography textColor={color}>
        {change !== 'same' && <VisuallyHidden>{text(`audiences.line-${change}`)} </VisuallyHidden>}
        {said}
      </Typography>
    </Flex>
  );
}
