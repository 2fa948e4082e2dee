import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type PrivacyOrder,
  privacyOrderSchema,
  privacyRequestsQuerySchema,
} from 'strapi-cdp-config';
import {
  exportPerson,
  findRequest,
  forgetPerson,
  listRequests,
  sweepAll,
  unsuppressPerson,
} from '../privacy/index.ts';
import { parseInput } from '../server/index.ts';
import { confirm } from './confirm.ts';
import { explainEnd } from './failure.ts';
import { withPlatform } from './with-platform.ts';

/** Nobody has the identifier. An export is empty then; a suppression counts all the same. */
const EXIT_NOBODY = 2;

/** What is asked before somebody is forgotten. */
const WARNINGS = {
  delete:
    'Everything that is known of this person will be deleted: profile, traits, events, those that wait too. This cannot be undone.',
  suppress:
    'Everything that is known of this person will be deleted, and whatever arrives later with one of the identifiers is dropped. What is deleted cannot be brought back.',
};

/** Whom a command is about, and where its configuration is. */
export interface PrivacyOptions {
  config?: string;
  type?: string;
  value?: string;
  profile?: string;
}

/** `cdp-connector privacy export`: writes JSON to the file, or to standard output. */
export function privacyExportCommand(options: PrivacyOptions & { out?: string }): Promise<void> {
  return ending(async () => {
    const order = orderOf(options);
    return withPlatform(options.config, async (platform) => {
      const { json, isKnown } = await exportPerson(platform, order);
      await writeOut(json, options.out);
      return isKnown ? 0 : EXIT_NOBODY;
    });
  });
}

/** `cdp-connector privacy delete` and `suppress`: forget a person, to the last row. */
export function privacyForgetCommand(
  action: 'delete' | 'suppress',
  options: PrivacyOptions & { yes?: boolean },
): Promise<void> {
  return ending(async () => {
    const order = orderOf(options);
    const named = options.value ?? options.profile ?? '';
    if (!options.yes && !(await confirm(WARNINGS[action], named.trim()))) {
      console.error('Nothing was changed.');
      return 1;
    }
    return withPlatform(options.config, async (platform) => {
      const { id } = await forgetPerson(platform, action, order);
      await sweepAll(platform, id, new AbortController().signal);
      const request = await findRequest(platform.database, id);
      print(request);
      return request?.counts.identifiers === 0 ? EXIT_NOBODY : 0;
    });
  });
}

/** `cdp-connector privacy unsuppress`: lets later events in again. */
export function privacyUnsuppressCommand(options: PrivacyOptions): Promise<void> {
  return ending(async () => {
    const order = orderOf(options);
    return withPlatform(options.config, async (platform) => {
      const request = await unsuppressPerson(platform, order);
      print(request);
      return request.counts.suppressions === 0 ? EXIT_NOBODY : 0;
    });
  });
}

/** `cdp-connector privacy list`: a page of the audit. */
export function privacyListCommand({
  config,
  ...query
}: {
  config?: string;
  action?: string;
  state?: string;
  page?: string;
  pageSize?: string;
}): Promise<void> {
  return ending(async () => {
    const asked = parseInput(privacyRequestsQuerySchema, query);
    return withPlatform(config, async ({ database }) => {
      print(await listRequests(database, asked));
      return 0;
    });
  });
}

/** @throws HttpProblem that names what is missing */
function orderOf({ type, value, profile }: PrivacyOptions): PrivacyOrder {
  return parseInput(privacyOrderSchema, {
    person: profile === undefined ? { type, value } : { profileId: profile },
    requestedBy: userInfo().username,
    origin: 'terminal',
  });
}

async function ending(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = explainEnd(error);
  }
}

function print(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

/** A file is only there when it is whole, and only its owner may read it. */
async function writeOut(json: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined) {
    await pipeline(Readable.from(json), process.stdout, { end: false });
    return;
  }
  const aside = `${out}.part`;
  try {
    await pipeline(Readable.from(json), createWriteStream(aside, { mode: 0o600 }));
    await rename(aside, out);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
