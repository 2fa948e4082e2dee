export { workflow } from './content-types.ts';
export { workflowRoutes } from './routes.ts';
export { workflowController } from './workflow-controller.ts';
export { type WorkflowRow, workflowRepository } from './workflow-repository.ts';
export { workflowService } from './workflow-service.ts';
