export { activeRunsOf, findRun, findRunUnderWay, latestRuns, listRuns } from './find.ts';
export {
  assertHeld,
  checkpoint,
  claimDueRun,
  claimDueRuns,
  fail,
  finish,
  finishTrial,
  holdRun,
  makeDue,
  type Progress,
  putBack,
  RunLostError,
  retryLater,
  takeUp,
  waitInLine,
} from './lifecycle.ts';
export { forgetProblems, problemsOf } from './problems.ts';
export { type RunRequestResult, requestRun, startRunHere, startScheduledRun } from './request.ts';
export { ACTIVE_STATES, type ActiveRun, type Position, streamOf } from './row.ts';
