import { z } from 'zod';

/** Who may change a definition: editors on the screens, or developers in the configuration file. */
export const managedBySchema = z.enum(['editor', 'configuration']);
export type ManagedBy = z.infer<typeof managedBySchema>;
