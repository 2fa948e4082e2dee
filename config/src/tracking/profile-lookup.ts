import { z } from 'zod';
import { computedValueSchema } from '../computed-traits/activity.ts';

/** `GET /v1/profile?type=…&value=…`: a server asks for the profile that has an identifier. */
export const profileLookupSchema = z.strictObject({
  type: z
    .string('Name the type of the identifier, such as user_id.')
    .min(1, 'Name the type of the identifier, such as user_id.')
    .max(100, 'Use at most 100 characters for type.'),
  value: z
    .string('Send the value of the identifier.')
    .min(1, 'Send the value of the identifier.')
    .max(1000, 'Use at most 1000 characters for value.'),
});
export type ProfileLookup = z.infer<typeof profileLookupSchema>;

/** Its reply: what programs use of a profile. */
export const profileLookupReplySchema = z.strictObject({
  /** Of the profile as it is now; a merge may change it. */
  id: z.uuid(),
  /** The strongest first. */
  identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  /** Values by name. */
  traits: z.record(z.string(), z.json()),
  /** Values of computed traits at this moment, by identifier. */
  computed: z.record(z.string(), computedValueSchema.shape.value),
});
export type ProfileLookupReply = z.infer<typeof profileLookupReplySchema>;
