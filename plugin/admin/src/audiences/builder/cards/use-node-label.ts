import { conditionSchema } from 'strapi-cdp-config';
import { useText } from '../../../shared/text/index.ts';
import { useRuleClause } from '../../use-rule-sentence.ts';
import { isGroupNode, type RuleNode } from '../model/tree.ts';

/** Says what a card is about, in a few words. */
export function useNodeLabel(): (node: RuleNode) => string {
  const text = useText();
  const say = useRuleClause();
  return (node) => {
    if (isGroupNode(node)) return text('builder.group-label', { count: node.parts.length });
    const { data } = conditionSchema.safeParse(node.condition);
    if (!data) return text(`builder.kind-${node.condition.kind}`);
    return say(node.negated ? { kind: 'not', rule: data } : data);
  };
}
