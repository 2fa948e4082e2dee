export { type GoodRow, judgeRows } from './judge.ts';
export { workOnImport } from './runner.ts';
