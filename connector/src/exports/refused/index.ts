export { allRefused, refusedToCsv, refusedToNdjson } from './all.ts';
export {
  countRefused,
  forgetRefusedUsers,
  listRefused,
  noteRefusals,
  refusedUsers,
  releaseRefused,
} from './refused.ts';
