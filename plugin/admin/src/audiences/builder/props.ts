import type { RuleDraft } from './model/draft.ts';
import type { RuleProblem } from './model/problems.ts';

/** How `<RuleBuilder>` is used. */
export interface RuleBuilderProps {
  /** What the form holds. Another one than was given to `onChange` last begins the builder anew. */
  value: RuleDraft;
  /** Takes every change, complete or not; the steps to undo stay with the builder. */
  onChange: (value: RuleDraft) => void;
  /** What the server said is wrong with this value, by paths into the rule. */
  errors?: RuleProblem[];
  /** Whether all that is missing is shown, not only where somebody has been: after a try to save. */
  showsProblems?: boolean;
  disabled?: boolean;
  /** Identifier of the audience that is edited, which its rule cannot name; null for a new one. */
  audience: string | null;
}

/** How `<RuleField>` is used: the builder in a `ContractForm`, with what the form finds wrong. */
export interface RuleFieldProps {
  /** Path of the rule in the form, such as `rule`. */
  name: string;
  audience: string | null;
}

/** How `<RulePreview>` is used: who a rule means now. It waits until the rule is complete. */
export interface RulePreviewProps {
  rule: RuleDraft;
  /** Identifier of the audience that is edited, which the overlap leaves out; null for a new one. */
  audience: string | null;
}
