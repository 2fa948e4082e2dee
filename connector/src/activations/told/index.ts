export { type Decision, decide, type Waiting } from './decide.ts';
export { readLastTold } from './last-told.ts';
export { type Reading, readPeople, type ToldPerson } from './people.ts';
export { createReading } from './reading.ts';
