export { Guarded } from './Guarded.tsx';
export { permission, READ_PERMISSIONS, SUBJECTS } from './permission.ts';
export { useAllowed, useReadable } from './use-allowed.ts';
