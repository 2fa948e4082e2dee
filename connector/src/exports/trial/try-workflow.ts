import type { Trial, TrialRequest } from 'strapi-cdp-config';
import { TransferFailure } from '../../destinations/index.ts';
import { examine, type TrialParts } from './examine.ts';

/** Milliseconds that a trial may take: somebody is waiting for it. */
const PATIENCE = 60_000;

/** Tries what a workflow would do, and tells it, whatever it is. Nothing is changed. */
export async function tryWorkflow(parts: TrialParts, request: TrialRequest): Promise<Trial> {
  const signal = AbortSignal.timeout(PATIENCE);
  const nothing = { delivered: false, records: [], total: null };
  try {
    const { bytes: _, ...told } = await examine(parts, request, signal);
    return { ...told, problem: null };
  } catch (error) {
    if (signal.aborted) {
      return { ...nothing, problem: `It took longer than ${PATIENCE / 1000} seconds.` };
    }
    if (error instanceof TransferFailure) return { ...nothing, problem: error.message };
    throw error;
  }
}
