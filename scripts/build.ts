import { BuildError, buildStale } from './building/index.ts';
import { showProgress } from './terminal/index.ts';

try {
  await buildStale(showProgress());
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
