export { usualRetries } from '../../destinations/index.ts';
export { createRunner, type RunnerParts } from './runner.ts';
