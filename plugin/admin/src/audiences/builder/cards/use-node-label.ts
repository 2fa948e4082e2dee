import { useIntl } from 'react-intl';
import { conditionSchema, ruleClause } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { useRuleNames } from '../known/use-choices.ts';
import { isGroupNode, type RuleNode } from '../model/tree.ts';
import { sentenceLanguage } from '../sentence-language.ts';

/** Says what a card is about, in a few words. */
export function useNodeLabel(): (node: RuleNode) => string {
  const text = useText();
  const names = useRuleNames();
  const { locale } = useIntl();
  return (node) => {
    if (isGroupNode(node)) return text('builder.group-label', { count: node.parts.length });
    const { data } = conditionSchema.safeParse(node.condition);
    if (!data) return text(`builder.kind-${node.condition.kind}`);
    return ruleClause(
      node.negated ? { kind: 'not', rule: data } : data,
      sentenceLanguage(locale),
      names,
    );
  };
}
