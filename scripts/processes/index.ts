export { type Child, type ChildOptions, onLines, startChild } from './child.ts';
export { freePort, isFree, userOfPort } from './ports.ts';
export { describeEnding, NotReadyError, type Readiness, waitUntilReady } from './readiness.ts';
export { listenForStop, unlessStopped } from './stop-signal.ts';
