import { connectorClient } from '../connector/index.ts';
import type { Strapi } from '../strapi.ts';
import { WORKFLOW_UID } from '../uids.ts';
import { type Capture, captureContent } from './capture.ts';
import { changeLog } from './change-log.ts';
import { createNudger } from './nudger.ts';

export { FILE_UID } from './captured-types.ts';
export {
  type Change,
  type ChangeLog,
  changeLog,
  type LoggedChange,
  type Place,
  type Wanted as WantedChanges,
} from './change-log.ts';
export { changeCounter, contentChange } from './content-types.ts';

/** Milliseconds between two looks for changes that are too old to be kept. */
const PRUNE_INTERVAL = 60 * 60 * 1000;

/** The log of changes at work. */
export interface ChangeCapture extends Pick<Capture, 'note'> {
  stop(): Promise<void>;
}

/** Begins to note what is written, and to nudge the connector where a workflow waits for it. */
export async function startChangeCapture(strapi: Strapi): Promise<ChangeCapture> {
  const log = changeLog(strapi);
  const client = connectorClient(strapi);
  await log.prepare();
  const isLive = { interval: 'live', enabled: true };
  const nudger = createNudger(async (signal) => {
    if ((await strapi.db.query(WORKFLOW_UID).count({ where: isLive })) === 0) return false;
    await client.contentChanged(signal);
    return true;
  }, strapi.log);
  const capture = captureContent(strapi, log, nudger.wake);
  const prune = () =>
    log.prune().catch((error) => strapi.log.warn(`Old changes could not be forgotten: ${error}`));
  await prune();
  const pruning = setInterval(prune, PRUNE_INTERVAL);
  pruning.unref();
  return {
    note: capture.note,
    async stop() {
      clearInterval(pruning);
      capture.stop();
      await nudger.stop();
    },
  };
}
