export { registerExportsPanel } from './register.ts';
