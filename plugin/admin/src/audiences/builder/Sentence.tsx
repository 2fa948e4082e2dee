import { Box, Typography } from '@strapi/design-system';
import { useText } from '../../shared/text/index.ts';
import { useRuleSentence } from '../use-rule-sentence.ts';
import { type RuleDraft, toRule } from './model/draft.ts';
import type { NodeProblem } from './model/problems.ts';
import { useProblemText } from './use-problem-text.ts';

/** What is missing beyond that is told at the fields. */
const MOST_PROBLEMS = 3;

/** What the rule means in plain language; while it is not complete, what is missing. */
export function Sentence({ draft, problems }: { draft: RuleDraft; problems: NodeProblem[] }) {
  const text = useText();
  const say = useProblemText();
  const sentence = useRuleSentence();
  const rule = toRule(draft);
  const missing = [...new Set(firstOfFields(problems).map(say))].slice(0, MOST_PROBLEMS).join(' ');
  return (
    <Box
      flex="1"
      background={rule ? 'primary100' : 'neutral100'}
      borderColor={rule ? 'primary200' : 'neutral200'}
      hasRadius
      paddingTop={3}
      paddingBottom={3}
      paddingLeft={4}
      paddingRight={4}
      width="100%"
    >
      <Typography tag="p" role="status" textColor={rule ? 'neutral800' : 'neutral600'}>
        {rule ? sentence(rule) : text('builder.sentence-missing', { missing })}
      </Typography>
    </Box>
  );
}

function firstOfFields(problems: NodeProblem[]): string[] {
  const first = new Map<string, string>();
  for (const { node, field, message } of problems) {
    const at = `${node} ${field}`;
    if (!first.has(at)) first.set(at, message);
  }
  return [...first.values()];
}
