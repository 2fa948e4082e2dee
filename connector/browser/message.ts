/** Anything that an event says of itself. */
export type Fields = Record<string, unknown>;

/** Consent by category, as `context.consent.categoryPreferences` has it. */
export type Preferences = Record<string, boolean>;

/** A message of the tracking API that waits to be sent. */
export interface Message {
  type: string;
  messageId: string;
  /** ISO 8601. */
  timestamp: string;
  context: Fields;
  /** Missing until the visitor is known. */
  anonymousId?: string;
  userId?: string;
  [field: string]: unknown;
}
