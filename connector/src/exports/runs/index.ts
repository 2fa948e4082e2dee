export { activeRunsOf, findRun, findRunUnderWay, latestRuns, listRuns } from './find.ts';
export {
  assertHeld,
  checkpoint,
  claimDueRuns,
  fail,
  finish,
  holdRun,
  makeDue,
  type Progress,
  putBack,
  RunLostError,
  retryLater,
  takeUp,
  waitInLine,
} from './lifecycle.ts';
export { type RunRequestResult, requestRun, startScheduledRun } from './request.ts';
export { ACTIVE_STATES, type ActiveRun, type Position, streamOf } from './row.ts';
