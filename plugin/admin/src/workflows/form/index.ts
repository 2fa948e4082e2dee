export { WorkflowForm } from './WorkflowForm.tsx';
