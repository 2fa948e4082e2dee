import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import {
  type Condition,
  type Explanation,
  isGroup,
  type Rule,
  subrulesOf,
} from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { useExactTime } from '../../../shared/time/index.ts';
import { useRuleClause } from '../../use-rule-sentence.ts';

interface Props<Part extends Rule = Rule> {
  rule: Part;
  explanation: Explanation;
}

/** Each part of a rule with whether it holds, and what decides that. */
export function ExplanationTree({ rule, explanation }: Props) {
  return (
    <Box tag="ul">
      <Part rule={rule} explanation={explanation} />
    </Box>
  );
}

function Part({ rule, explanation }: Props) {
  const text = useText();
  if (rule.kind !== 'not' && !isGroup(rule)) {
    return <ConditionPart rule={rule} explanation={explanation} />;
  }
  const title = rule.kind === 'not' ? 'preview.part-not' : (`preview.part-${rule.kind}` as const);
  const parts = subrulesOf(rule);
  return (
    <Box tag="li" paddingBottom={1}>
      <Flex gap={2} alignItems="flex-start">
        <Verdict holds={explanation.holds} />
        <Typography fontWeight="semiBold">{text(title)}</Typography>
      </Flex>
      <Box tag="ul" paddingLeft={5} paddingTop={1}>
        {parts.map((part, index) => {
          const inner = explanation.parts[index];
          // Parts of a rule have nothing but their place.
          return inner && <Part key={String(index)} rule={part} explanation={inner} />;
        })}
      </Box>
    </Box>
  );
}

function Verdict({ holds }: { holds: boolean }) {
  const text = useText();
  const Icon = holds ? CheckCircle : CrossCircle;
  return (
    <Box paddingTop="2px" shrink={0}>
      <Icon aria-hidden fill={holds ? 'success600' : 'danger600'} width="1.6rem" height="1.6rem" />
      <VisuallyHidden>{text(holds ? 'preview.holds' : 'preview.fails')}</VisuallyHidden>
    </Box>
  );
}

function ConditionPart({ rule, explanation }: Props<Condition>) {
  const text = useText();
  const exactTime = useExactTime();
  const say = useRuleClause();
  const { holds, value, events, changesAt } = explanation;
  return (
    <Flex tag="li" gap={2} alignItems="flex-start" paddingBottom={2}>
      <Verdict holds={holds} />
      <Box minWidth={0}>
        <Typography>{say(rule)}</Typography>
        {value !== null && value !== undefined && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('preview.value', { value: plain(value) })}
          </Typography>
        )}
        {events.map((event, index) => (
          <Typography
            // Two events may be alike.
            key={String(index)}
            tag="p"
            variant="pi"
            textColor="neutral600"
          >
            {text('preview.event', { name: event.name, at: exactTime(event.timestamp) })}
          </Typography>
        ))}
        {changesAt && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('preview.changes', { at: exactTime(changesAt) })}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

/** Values as people write them; lists and objects as they came. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
