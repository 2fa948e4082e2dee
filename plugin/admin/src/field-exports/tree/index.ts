export { FieldTree } from './FieldTree.tsx';
export { addField, moveField, takeOver } from './selection.ts';
