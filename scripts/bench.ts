import { parseArgs } from 'node:util';
import { benches } from '../tests/bench/index.ts';
import { type Row, reaches, rounded } from '../tests/bench/support/bench.ts';
import { buildStale } from './building/index.ts';
import { explain } from './site/index.ts';
import { paint, showProgress } from './terminal/index.ts';
import { prepareEnvironment } from './testing/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    scale: { type: 'string', default: '1' },
  },
});

const unknown = positionals.filter((name) => !(name in benches));
const scale = Number(values.scale);
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
if (
  positionals.length === 0 ||
  unknown.length > 0 ||
  !(seconds === undefined || seconds > 0) ||
  !(scale > 0)
) {
  console.error(
    `Use: npm run bench -- <name …> [--json] [--seconds <n>] [--scale <n>]\nNames: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(2);
}

// The table and the JSON go to standard output, everything else does not.
const needsSite = positionals.some((name) => benches[name]?.site);
const built = needsSite ? undefined : ['config', 'connector'];
await buildStale(showProgress(process.stderr), undefined, built);
const environment = await prepareEnvironment({ durable: true });
try {
  for (const name of positionals) {
    const bench = benches[name];
    if (!bench) continue;
    const run = await bench.load();
    await run({ seconds: seconds ?? bench.seconds, scale }, print);
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await environment.remove();
}

function print(row: Row): void {
  const { bench, case: name, goal, figures } = row;
  const ratio = rounded(row.ratio);
  const measured = Object.entries(figures).map(([figure, value]) => [figure, rounded(value)]);
  if (values.json) {
    const line = { bench, case: name, ratio, goal, ...Object.fromEntries(measured) };
    console.log(JSON.stringify(line));
    return;
  }
  const mark = reaches(row) ? paint('green', '✓') : paint('red', '✗');
  const detail = measured.map(([figure, value]) => `${figure} ${value}`).join('  ');
  console.log(
    `${mark} ${bench.padEnd(14)} ${name.padEnd(46)} ${String(ratio).padStart(8)}  (goal ${goal})  ${paint('dim', detail)}`,
  );
}
