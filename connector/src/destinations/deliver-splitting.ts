import type { Batch, Delivered } from './destination.ts';
import { RecordsRefused, TransferFailure } from './failure.ts';

/**
 * Records that are refused one after the other, before any was accepted, after which the receiver
 * counts as one that takes nothing: it is set up wrongly, and setting all aside would help nobody.
 */
const MOST_IN_VAIN = 5;

/** A record that a receiver does not want. */
export interface Refusal<Item> {
  record: Item;
  reason: string;
  httpStatus: number | null;
}

/** What became of a batch. */
export interface SplitDelivery<Item> extends Delivered {
  refused: Refusal<Item>[];
}

/**
 * Delivers a batch. When the receiver refuses what is in it, the batch is halved until the records
 * are found that it does not want; all others arrive. Each part has a key of its own, the same
 * whenever the batch comes again.
 *
 * @param send sends a batch or a part of one
 * @param isProven whether the receiver has accepted anything of this kind before
 * @throws whatever `send` throws but RecordsRefused, and TransferFailure when it accepts nothing at all
 */
export async function deliverSplitting<Item>(
  send: (batch: Batch<Item>) => Promise<Delivered>,
  batch: Batch<Item>,
  isProven: boolean,
): Promise<SplitDelivery<Item>> {
  const refused: Refusal<Item>[] = [];
  let accepted = 0;
  let bytes = 0;

  async function deliver({ key, records }: Batch<Item>): Promise<void> {
    try {
      bytes += (await send({ key, records })).bytes;
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
          throw new TransferFailure(error.message, { permanent: true, cause: error });
        }
      }
    }
  }

  await deliver(batch);
  return { bytes, refused };
}
