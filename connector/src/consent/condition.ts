import { z } from 'zod';
import { ALL_OTHERS, type Words } from './words.ts';

const categoriesSchema = z.array(z.string());

/** What an event says about consent, and what its source needs: kept with it until it is processed. */
export const consentConditionSchema = z.strictObject({
  /** What the person chose, by category. */
  said: z.record(z.string(), z.boolean()),
  /** Whether the browser sent Global Privacy Control or Do Not Track. */
  signal: z.boolean(),
  /** Categories without which the event may not be used in each way. */
  needs: z.strictObject({
    store: categoriesSchema,
    profile: categoriesSchema,
    activate: categoriesSchema,
  }),
});
export type ConsentCondition = z.infer<typeof consentConditionSchema>;

/** The words of one event. */
export function wordsOf({ said, signal }: ConsentCondition, source: string, at: Date): Words {
  const about = { at: at.getTime(), source };
  return {
    ...(signal && { [ALL_OTHERS]: { ...about, granted: false, by: 'signal' } }),
    ...Object.fromEntries(
      Object.entries(said).map(([category, granted]) => [
        category,
        { ...about, granted, by: 'person' as const },
      ]),
    ),
  };
}
