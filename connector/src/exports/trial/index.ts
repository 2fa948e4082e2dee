export { examine } from './examine.ts';
export { tryWorkflow } from './try-workflow.ts';
