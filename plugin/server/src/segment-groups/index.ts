export { segment, segmentGroup } from './content-types.ts';
export { segmentGroupController } from './group-controller.ts';
export { groupRepository } from './group-repository.ts';
export { segmentGroupService } from './group-service.ts';
export { segmentGroupRoutes } from './routes.ts';
export type { GroupRow, OwnedSegmentRow } from './rows.ts';
export { segmentController } from './segment-controller.ts';
export { segmentRepository } from './segment-repository.ts';
export { segmentService } from './segment-service.ts';
