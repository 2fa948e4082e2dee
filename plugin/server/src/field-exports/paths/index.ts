export type { FieldPath, Step } from './field-path.ts';
export { fieldPaths, findPath, MOST_RELATIONS } from './field-paths.ts';
export { type Attribute, type FindModel, type Model, mayLeave, nameAttribute } from './model.ts';
