export { usualRetries } from './backoff.ts';
export { keptUsers, withdrawUsers } from './kept-step.ts';
export { createRunner, type RunnerParts } from './runner.ts';
