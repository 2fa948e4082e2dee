export { type Admission, admit, noteAnswer, noteAway, releaseIfAnswering } from './health.ts';
export { Lanes } from './lanes.ts';
export { releaseMended } from './mended.ts';
export { readHealth } from './read.ts';
