import type { EventType } from 'strapi-cdp-config';

/** An event as rules see it. */
export interface FactEvent {
  /** Its number in the inbox: tells events of one moment apart. */
  id: bigint;
  /** Milliseconds. */
  timestamp: number;
  type: EventType;
  name: string;
  /** Key of the source. */
  source: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** All that a rule can ask of a profile. */
export interface Facts {
  identifiers: { type: string; value: string }[];
  /** Values of traits by name, after all identifiers were laid over one another; no removed ones. */
  traits: Record<string, unknown>;
  /** What was said of consent categories. */
  consent: Record<string, boolean>;
  /** Segments as `group/segment` that somebody put the profile in (true) or out of (false). */
  segmentOverrides: Record<string, boolean>;
  /** When they last entered audiences, in milliseconds, whether they left them since or not. */
  entered: Record<string, number>;
  /**
   * By time, then by number. Those that no rule at hand looks at may be missing; null until they are
   * read: some rules can do without.
   */
  events: FactEvent[] | null;
}

/** What rules see besides a profile. */
export interface World {
  now: Date;
  /**
   * The value of an exported field of the published entry of a content type with a document id;
   * undefined when there is none.
   */
  catalogueValue(contentType: string, documentId: string, field: string): unknown;
}

/** What a rule says of a profile. */
export interface Verdict {
  holds: boolean;
  /**
   * The next moment, later than now, at which time alone may change the answer, in milliseconds; null
   * when it cannot. Never too late; too early costs another look.
   */
  changesAt: number | null;
}
