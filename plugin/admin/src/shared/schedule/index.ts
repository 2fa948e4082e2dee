export { IntervalCells } from './IntervalCells.tsx';
export { NextRuns } from './NextRuns.tsx';
export { PRESET_KINDS, type PresetKind } from './preset.ts';
export { useIntervalSentence } from './use-interval-sentence.ts';
