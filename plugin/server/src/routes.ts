import type { Core } from '@strapi/types';
import { activationRoutes } from './activations/index.ts';
import { audienceRoutes } from './audiences/index.ts';
import { computedTraitRoutes } from './computed-traits/index.ts';
import { pingRoute } from './connector/index.ts';
import { definitionsRoute } from './definitions/index.ts';
import { dependentsRoutes } from './dependents/index.ts';
import { destinationRoutes } from './destinations/index.ts';
import { eventRoutes } from './events/index.ts';
import { exportRoutes } from './export-pages/index.ts';
import { exportedEntryRoutes } from './exported-entries/index.ts';
import { fieldExportRoutes } from './field-exports/index.ts';
import { importRoutes } from './imports/index.ts';
import { overviewRoutes } from './overview/index.ts';
import { planRoutes } from './plan/index.ts';
import { privacyRoutes } from './privacy/index.ts';
import { profileRoutes } from './profiles/index.ts';
import { registrationRoute } from './registration/index.ts';
import { segmentContentRoutes } from './segment-content/index.ts';
import { segmentGroupRoutes } from './segment-groups/index.ts';
import { sourceRoutes } from './sources/index.ts';
import type { Dependencies } from './strapi.ts';
import { workflowRoutes } from './workflows/index.ts';

/** The plugin's routes: those of the admin panel, and those of the connector. */
export const routes = {
  admin: (): Core.RouterInput => ({
    type: 'admin',
    routes: [
      ...overviewRoutes,
      ...segmentGroupRoutes,
      ...exportedEntryRoutes,
      ...segmentContentRoutes,
      ...workflowRoutes,
      ...destinationRoutes,
      ...fieldExportRoutes,
      ...profileRoutes,
      ...sourceRoutes,
      ...computedTraitRoutes,
      ...importRoutes,
      ...privacyRoutes,
      ...eventRoutes,
      ...planRoutes,
      ...audienceRoutes,
      ...activationRoutes,
      ...dependentsRoutes,
    ],
  }),

  connector: (dependencies: Dependencies): Core.RouterInput => ({
    type: 'content-api',
    routes: [
      pingRoute,
      definitionsRoute(dependencies),
      registrationRoute(dependencies),
      ...exportRoutes(dependencies),
    ],
  }),
};
