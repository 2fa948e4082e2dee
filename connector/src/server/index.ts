export type { Readiness, ReadinessPart } from './health.ts';
export { type Activity, statusRoutes } from './management.ts';
export { parseInput } from './parse.ts';
export { databaseUnavailable, HttpProblem } from './problem.ts';
export { buildServer, type ServerParts } from './server.ts';
