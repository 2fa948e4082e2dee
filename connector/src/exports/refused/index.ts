export { allRefused, refusedToCsv, refusedToNdjson } from './all.ts';
export {
  countRefused,
  forgetRefusedUsers,
  listRefused,
  noteRefusals,
  type Refusal,
  refusedUsers,
  releaseRefused,
} from './refused.ts';
