export { SuggestInput } from './SuggestInput.tsx';
export type { Suggestion } from './suggestions.ts';
