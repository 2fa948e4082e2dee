export {
  authenticate,
  checkOrigin,
  createSources,
  readAuthorization,
  type Sources,
} from './sources.ts';
export { dropVisitor, keepVisitor, readVisitor } from './visitor-cookie.ts';
