export { useBusyPolling } from './use-busy-polling.ts';
export { usePolling } from './use-polling.ts';
