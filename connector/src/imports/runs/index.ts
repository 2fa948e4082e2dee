export { deleteImport, findImport, listBadRows, listImports, readBadRows } from './find.ts';
export {
  cancel,
  checkpoint,
  checkpointSegments,
  claimDue,
  end,
  hold,
  holdActive,
  ImportLostError,
  type ImportProgress,
  noteWaiting,
  putBack,
  retryLater,
  takeUp,
} from './lifecycle.ts';
export { type NewImport, requestImport } from './request.ts';
export type { ActiveImport } from './row.ts';
