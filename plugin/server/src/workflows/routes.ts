import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const workflows = '/workflows';
const workflow = `${workflows}/:documentId`;

export const workflowRoutes = [
  adminRoute('GET', workflows, 'workflows.find', action('workflows', 'read')),
  adminRoute('POST', workflows, 'workflows.create', action('workflows', 'create')),
  adminRoute('GET', workflow, 'workflows.findOne', action('workflows', 'read')),
  adminRoute('PUT', workflow, 'workflows.update', action('workflows', 'update')),
  adminRoute('DELETE', workflow, 'workflows.delete', action('workflows', 'delete')),
  adminRoute('GET', '/workflow-choices', 'workflows.choices', action('workflows', 'read')),
  adminRoute('POST', `${workflow}/runs`, 'workflows.run', action('workflows', 'run')),
  adminRoute('GET', `${workflow}/runs`, 'workflows.findRuns', action('workflows', 'read')),
  adminRoute('GET', `${workflow}/refused`, 'workflows.findRefused', action('workflows', 'read')),
  adminRoute(
    'GET',
    `${workflow}/refused.csv`,
    'workflows.downloadRefusedCsv',
    action('workflows', 'read'),
  ),
  adminRoute(
    'GET',
    `${workflow}/refused.ndjson`,
    'workflows.downloadRefusedNdjson',
    action('workflows', 'read'),
  ),
  adminRoute(
    'POST',
    `${workflow}/refused/retry`,
    'workflows.retryRefused',
    action('workflows', 'run'),
  ),
  adminRoute('POST', '/workflow-trials', 'workflows.attempt', action('workflows', 'run')),
  adminRoute('GET', '/runs', 'workflows.findAllRuns', action('workflows', 'read')),
  adminRoute('GET', '/runs/:id', 'workflows.findRun', action('workflows', 'read')),
];
