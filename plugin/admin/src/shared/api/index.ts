export { cdpApi } from './cdp-api.ts';
export {
  type Failure,
  type FieldProblem,
  fieldProblems,
  isConnectorAway,
  isNotFound,
  toFailure,
} from './failure.ts';
export { parsed } from './parsed.ts';
