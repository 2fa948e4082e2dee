export { RelativeTime } from './RelativeTime.tsx';
export { useExactTime } from './use-exact-time.ts';
export { useNow } from './use-now.ts';
export { useShortTime } from './use-short-time.ts';
