import { buildStale } from './building/index.ts';
import { listenForStop } from './processes/index.ts';
import { programs } from './root.ts';
import { explain } from './site/index.ts';
import { paint, showProgress } from './terminal/index.ts';
import {
  type Check,
  filesOf,
  isSelected,
  PLACES,
  packagesFor,
  prepareEnvironment,
  printResult,
  printSummary,
  type Result,
  runCheck,
  runFile,
  runTasks,
  type Suite,
  suites,
  type Task,
  type TestEnvironment,
  total,
} from './testing/index.ts';

const minute = 60_000;

const script = (name: string) => `${import.meta.dirname}/${name}`;

/** What is not a test file and yet can fail, by the name that selects it: `npm test -- lint`. */
const checks: Record<'lint' | 'typecheck' | 'check:install', Check> = {
  lint: {
    name: 'lint',
    command: [programs.biome, 'ci', '--error-on-warnings', '--colors=off', '.'],
    timeout: 2 * minute,
  },
  typecheck: { name: 'typecheck', command: [script('typecheck.ts')], timeout: 5 * minute },
  'check:install': {
    name: 'check:install',
    command: [script('check-install.ts')],
    timeout: 15 * minute,
  },
};

const selections = process.argv.slice(2);
const begin = Date.now();
const results: Result[] = [];
let environment: TestEnvironment | undefined;

const stopping = listenForStop(() => process.exit(130));

try {
  console.log(paint('bold', '\nBuild'));
  await buildStale(showProgress(), stopping, packagesFor(selections));
  environment = await prepareEnvironment();
  console.log(paint('bold', '\nTests'));
  await runTasks(inOrder(), PLACES, stopping);
} catch (error) {
  if (!stopping.aborted) {
    const report = explain(error);
    const failures = [{ title: 'the run itself', report }];
    keep({ name: 'npm test', passed: 0, failed: 1, skipped: 0, duration: 0, failures, skips: [] });
  }
} finally {
  await environment?.remove();
}

if (stopping.aborted) {
  console.log('\nStopped before the end.');
} else if (results.length === 0) {
  console.log(`\nThere is no test at ${selections.join(', ')}.`);
}
printSummary(results, Date.now() - begin);
process.exit(stopping.aborted || results.length === 0 || total(results).failed > 0 ? 1 : 0);

/** What was asked for. The longest of all begins before those that cross packages, not after. */
function inOrder(): Task[] {
  const [unit, ...others] = suites.map(tasksOf);
  return [
    ...checkOf('lint'),
    ...checkOf('typecheck'),
    ...(unit ?? []),
    ...checkOf('check:install'),
    ...others.flat(),
  ];
}

function checkOf(name: keyof typeof checks): Task[] {
  if (selections.length > 0 && !selections.includes(name)) return [];
  return [{ places: 1, run: async () => keep(await runCheck(checks[name], stopping)) }];
}

function tasksOf(suite: Suite): Task[] {
  const wholeSuite = selections.includes(suite.name);
  return filesOf(suite)
    .filter((file) => wholeSuite || isSelected(file, selections))
    .map((file) => ({
      places: suite.places,
      run: async () => keep(await runFile(file, suite.timeout, stopping)),
    }));
}

function keep(result: Result): void {
  results.push(result);
  printResult(result);
}
