import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ruleSentence } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { useRuleNames } from './known/use-choices.ts';
import { type RuleDraft, toRule } from './model/draft.ts';
import type { NodeProblem } from './model/problems.ts';
import { sentenceLanguage } from './sentence-language.ts';
import { useProblemText } from './use-problem-text.ts';

/** What the rule means in plain language; while it is not complete, what is missing. */
export function Sentence({ draft, problems }: { draft: RuleDraft; problems: NodeProblem[] }) {
  const text = useText();
  const say = useProblemText();
  const names = useRuleNames();
  const { locale } = useIntl();
  const rule = toRule(draft);
  const missing = [...new Set(problems.map(({ message }) => say(message)))].slice(0, 3).join(' ');
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
        {rule
          ? ruleSentence(rule, sentenceLanguage(locale), names)
          : text('builder.sentence-missing', { missing })}
      </Typography>
    </Box>
  );
}
