export { examine, type TrialParts } from './examine.ts';
export { tryWorkflow } from './try-workflow.ts';
