export { useCdpExplainQuery } from './api.ts';
export { emptyRule, type RuleDraft, toRule } from './model/draft.ts';
export type { RuleProblem } from './model/problems.ts';
export { type RuleTemplate, TEMPLATES, type TemplateId } from './model/templates.ts';
export { ExplanationTree } from './preview/ExplanationTree.tsx';
export { RulePreview } from './preview/RulePreview.tsx';
export type { RuleBuilderProps, RuleFieldProps, RulePreviewProps } from './props.ts';
export { RuleBuilder } from './RuleBuilder.tsx';
export { RuleField } from './RuleField.tsx';
