export type { Outcome } from './note.ts';
export { createWorker, type WorkerParts } from './worker.ts';
