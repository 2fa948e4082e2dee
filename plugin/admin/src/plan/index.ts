export { useCdpPlanQuery } from './api.ts';
export { CreatePlannedEventPage } from './CreatePlannedEventPage.tsx';
export { EditPlannedEventPage } from './EditPlannedEventPage.tsx';
export { PlanPage } from './PlanPage.tsx';
