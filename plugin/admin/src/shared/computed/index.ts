export { useComputedText } from './use-computed-text.ts';
