import type {
  Batch,
  Delivered,
  DeliveryContext,
  ExternalDestination,
} from '../destinations/index.ts';
import { ExportFailure, RecordsRefused } from '../failure.ts';
import type { Refusal } from '../refused/index.ts';

/**
 * Records that are refused one after the other, before any was accepted, after which the receiver
 * counts as one that takes nothing: it is set up wrongly, and setting all aside would help nobody.
 */
const MOST_IN_VAIN = 5;

/** What became of a batch. */
export interface SplitDelivery extends Delivered {
  refused: Refusal[];
}

/**
 * Delivers a batch. When the receiver refuses what is in it, the batch is halved until the records
 * are found that it does not want; all others arrive. Each part has a key of its own, the same
 * whenever the batch comes again.
 *
 * @param isProven whether the receiver has accepted anything of this run before
 * @throws whatever the destination throws, and ExportFailure when it accepts nothing at all
 */
export async function deliverSplitting(
  destination: Pick<ExternalDestination, 'deliver'>,
  batch: Batch,
  context: DeliveryContext,
  isProven: boolean,
): Promise<SplitDelivery> {
  const refused: Refusal[] = [];
  let accepted = 0;
  let bytes = 0;

  async function deliver({ key, records }: Batch): Promise<void> {
    try {
      bytes += (await destination.deliver({ key, records }, context)).bytes;
      accepted += records.length;
    } catch (error) {
      if (!(error instanceof RecordsRefused)) throw error;
      const [record] = records;
      if (records.length > 1) {
        const middle = Math.ceil(records.length / 2);
        await deliver({ key: `${key}.1`, records: records.slice(0, middle) });
        await deliver({ key: `${key}.2`, records: records.slice(middle) });
      } else if (record) {
        refused.push({ record, reason: error.message, httpStatus: error.status });
        const inVain = !isProven && accepted === 0 && batch.records.length > 1;
        const isLast = refused.length === batch.records.length;
        if (inVain && (refused.length >= MOST_IN_VAIN || isLast)) {
          throw new ExportFailure(error.message, { permanent: true, cause: error });
        }
      }
    }
  }

  await deliver(batch);
  return { bytes, refused };
}
