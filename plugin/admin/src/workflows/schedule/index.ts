export { ScheduleSection } from './ScheduleSection.tsx';
export { useIntervalSentence } from './use-interval-sentence.ts';
