export { ProfileExports } from './ProfileExports.tsx';
export { registerExportsPanel } from './register.ts';
