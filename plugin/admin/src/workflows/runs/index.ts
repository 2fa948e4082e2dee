export { RefusedRecords } from './RefusedRecords.tsx';
export { RunProgress } from './RunProgress.tsx';
export { Runs } from './Runs.tsx';
export { RunsPage } from './RunsPage.tsx';
export { isUnderWay } from './run-state.ts';
export { StateBadge } from './StateBadge.tsx';
