export {
  countRefused,
  forgetRefusedUsers,
  listRefused,
  noteRefusals,
  type Refusal,
  refusedUsers,
  releaseRefused,
} from './refused.ts';
