export { definitionTable } from './definition-table.ts';
export { findPage, type ListQuery, type Page } from './find-page.ts';
export { checkIdentifier, freeIdentifier } from './free-identifier.ts';
export { internalContentType } from './internal-content-type.ts';
export {
  assertEditable,
  configurationOf,
  definitionRowShape,
  EDITORS,
  type Manager,
  managedAttributes,
} from './managed.ts';
export { retriedTransaction } from './retry.ts';
export { writeUnique } from './unique.ts';
