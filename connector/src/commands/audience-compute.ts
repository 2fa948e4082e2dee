import type { AudienceActivity } from 'strapi-cdp-config';
import { type Computed, computeFromTerminal } from '../audiences/index.ts';
import { openJobSender } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { explainEnd } from './failure.ts';
import { showProgress } from './progress.ts';
import { withPlatform } from './with-platform.ts';

/** Told by `--help`. */
const EXIT_CODES = { computed: 0, failed: 1, unheard: 2, interrupted: 130 } as const;

/**
 * `cdp-connector audience compute`: has an audience computed from scratch by a connector that runs, and
 * waits for it.
 */
export async function audienceComputeCommand(
  identifier: string,
  { config, json = false }: { config?: string; json?: boolean },
): Promise<void> {
  try {
    process.exitCode = await withPlatform(config, async (platform) => {
      const computed = await compute(platform, identifier, json);
      if (!computed) {
        console.error(`No connector knows an audience «${identifier}».`);
        return 1;
      }
      const { end, activity } = computed;
      console.log(json ? JSON.stringify({ end, audience: activity }, null, 2) : describe(computed));
      return EXIT_CODES[end];
    });
  } catch (error) {
    process.exitCode = explainEnd(error);
  }
}

async function compute(
  platform: Platform,
  identifier: string,
  isQuiet: boolean,
): Promise<Computed | undefined> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const progress = showProgress<AudienceActivity>(process.stderr, {
    isQuiet,
    say: ({ progress: percent }) => `${percent ?? 100} % of everybody looked at`,
    shareOf: ({ progress: percent }) => (percent ?? 100) / 100,
  });
  const jobs = await openJobSender(platform.pool);
  try {
    const { signal } = interrupted;
    return await computeFromTerminal(platform, identifier, {
      jobs,
      signal,
      onProgress: progress.update,
    });
  } finally {
    progress.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await jobs.close();
  }
}

/** What became of it, in words. */
function describe({ end, activity }: Computed): string {
  const { identifier, size, version, asOf, error } = activity;
  switch (end) {
    case 'computed':
      return `${identifier}: ${(size ?? 0).toLocaleString('en')} members by version ${version} of its rule, right for ${asOf}.`;
    case 'failed':
      return `${identifier} could not be computed: ${error}`;
    case 'unheard':
      return `No connector runs; ${identifier} is computed as soon as one starts.`;
    case 'interrupted':
      return `The connector goes on to compute ${identifier}.`;
  }
}
