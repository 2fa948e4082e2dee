import { activationController } from './activations/index.ts';
import { audienceController, membershipController } from './audiences/index.ts';
import { computedTraitController } from './computed-traits/index.ts';
import { dependentsController } from './dependents/index.ts';
import { destinationController } from './destinations/index.ts';
import { eventController } from './events/index.ts';
import { fieldPreviewController } from './export-pages/index.ts';
import { exportedEntryController } from './exported-entries/index.ts';
import { fieldExportController } from './field-exports/index.ts';
import { importController } from './imports/index.ts';
import { overviewController } from './overview/index.ts';
import { planController } from './plan/index.ts';
import { privacyController } from './privacy/index.ts';
import { profileController } from './profiles/index.ts';
import { segmentContentController } from './segment-content/index.ts';
import { segmentController, segmentGroupController } from './segment-groups/index.ts';
import { sourceController } from './sources/index.ts';
import { workflowController } from './workflows/index.ts';

/** The controllers, by the names that the routes' handlers begin with. */
export const controllers = {
  'segment-groups': segmentGroupController,
  segments: segmentController,
  'exported-entries': exportedEntryController,
  'segment-content': segmentContentController,
  workflows: workflowController,
  destinations: destinationController,
  'field-exports': fieldExportController,
  'field-previews': fieldPreviewController,
  'computed-traits': computedTraitController,
  overview: overviewController,
  profiles: profileController,
  sources: sourceController,
  imports: importController,
  privacy: privacyController,
  events: eventController,
  plan: planController,
  audiences: audienceController,
  memberships: membershipController,
  activations: activationController,
  dependents: dependentsController,
};
