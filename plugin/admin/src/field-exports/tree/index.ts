export { FieldTree } from './FieldTree.tsx';
export { addField, takeOver } from './selection.ts';
