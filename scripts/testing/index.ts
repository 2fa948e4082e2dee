export { prepareEnvironment, type TestEnvironment } from './environment.ts';
export { packagesFor } from './packages-for.ts';
export { printResult, printSummary } from './report.ts';
export { type Result, summaryLine, total } from './result.ts';
export { type Check, runCheck } from './run-check.ts';
export { runFile } from './run-file.ts';
export { runTasks, type Task } from './schedule.ts';
export { filesOf, isSelected, PLACES, type Suite, suites } from './suites.ts';
