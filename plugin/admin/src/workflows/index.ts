export { useCdpWorkflowsQuery } from './api.ts';
export { CreateWorkflowPage } from './CreateWorkflowPage.tsx';
export { EditWorkflowPage } from './EditWorkflowPage.tsx';
export { RunsPage } from './runs/index.ts';
export { WorkflowPage } from './WorkflowPage.tsx';
export { WorkflowsPage } from './WorkflowsPage.tsx';
