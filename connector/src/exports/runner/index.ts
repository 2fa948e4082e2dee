export { usualRetries } from './backoff.ts';
export { createRunner, type RunnerParts } from './runner.ts';
