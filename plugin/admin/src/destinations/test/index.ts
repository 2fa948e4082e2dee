export { TestButton } from './TestButton.tsx';
export { TestDraft } from './TestDraft.tsx';
export { TestOutcome } from './TestOutcome.tsx';
