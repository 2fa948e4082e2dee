import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { exportMembers, readActivities } from '../audiences/index.ts';
import { explainEnd } from './failure.ts';
import { withPlatform } from './with-platform.ts';

/** Days that a list tells of each audience. */
const DAYS = 14;

/** `cdp-connector audience list`: every audience with its state, size and last days, as JSON. */
export function audienceListCommand({ config }: { config?: string }): Promise<void> {
  return ending(() =>
    withPlatform(config, async ({ database, configuration: { timeZone } }) => {
      const items = await readActivities(database, { days: DAYS, timeZone });
      console.log(JSON.stringify({ items }, null, 2));
      return 0;
    }),
  );
}

/** `cdp-connector audience export`: writes the members as CSV to a file, or to standard output. */
export function audienceExportCommand(
  identifier: string,
  { config, out }: { config?: string; out?: string },
): Promise<void> {
  return ending(() =>
    withPlatform(config, async (platform) => {
      const csv = await exportMembers(platform, identifier);
      if (!csv) {
        console.error(`There is no audience «${identifier}», or it has no members yet.`);
        return 1;
      }
      if (out === undefined) await pipeline(csv, process.stdout, { end: false });
      else await pipeline(csv, createWriteStream(out, { mode: 0o600 }));
      return 0;
    }),
  );
}

async function ending(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = explainEnd(error);
  }
}
