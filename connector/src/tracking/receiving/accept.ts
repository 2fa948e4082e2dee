import { randomUUID } from 'node:crypto';
import {
  type EventType,
  TRACKING_LIMITS,
  type TrackingLimits,
  type TrackingMessage,
  trackingMessageSchema,
  vouchedMessageSchema,
} from 'strapi-cdp-config';
import { identityOf } from '../../identity/index.ts';
import { cleanJson, inspectJson } from '../../shared/clean-json.ts';
import type { Policy } from '../policy/index.ts';
import { correctedTime } from './clock.ts';
import { isObject } from './object.ts';

/** An event that is fit to be stored. Objects are JSON text already, without line breaks. */
export interface AcceptedEvent {
  messageId: string;
  type: EventType;
  name: string;
  /** ISO 8601. */
  timestamp: string;
  identity: string;
  properties: string;
  context: string;
  envelope: string;
  /** What must hold before it is used, as JSON; empty for nothing. */
  conditions: string;
  /** What it takes to hold it. */
  bytes: number;
}

/** Why an event was not accepted. */
export interface Rejection {
  messageId: string | null;
  /** The field, empty for the whole. */
  path: string;
  message: string;
}

/** What came with an event. */
export interface Surroundings {
  context: Record<string, unknown>;
  integrations: Record<string, unknown>;
  /** An e-mail address that a trusted source vouches for: it names the customer of any message. */
  email?: string | null;
  /** Milliseconds. */
  sentAt: number | null | undefined;
  receivedAt: Date;
  limits: TrackingLimits;
  policy: Policy;
}

/** Text that a name is cut to: page titles can be long, and stay whole in the properties. */
const NAME_LENGTH = TRACKING_LIMITS.nameLength;

const encoder = (value: unknown) => JSON.stringify(value);

/** Checks one message, and makes an event of it or says what is wrong. */
export function acceptMessage(
  raw: unknown,
  surroundings: Surroundings,
): { event: AcceptedEvent } | { rejection: Rejection } {
  const { limits } = surroundings;
  const reject = (path: string, message: string) => ({
    rejection: { messageId: readMessageId(raw), path, message },
  });
  const { problem, dirty } = inspectJson(raw, limits);
  if (problem) return reject('', problem);
  const message = dirty ? cleanJson(raw) : raw;
  const schema = surroundings.email ? vouchedMessageSchema : trackingMessageSchema;
  const parsed = schema.safeParse(message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return reject(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'Not a message.');
  }
  const event = toEvent(parsed.data, surroundings);
  if (!event) return reject('userId', 'The ids name nobody (no_user_anon_id).');
  if (event.bytes > limits.eventSize) {
    return reject('', `Send at most ${limits.eventSize} bytes in one event.`);
  }
  return { event };
}

function toEvent(message: TrackingMessage, surroundings: Surroundings): AcceptedEvent | null {
  const { type } = message;
  const shared = surroundings.context;
  const context = surroundings.policy.contextOf(
    message.context ? { ...shared, ...message.context } : shared,
  );
  const content = surroundings.policy.fieldsOf(contentOf(message, context));
  const identity = identityOf({ ...message, traits: content, email: surroundings.email });
  if (!identity) return null;
  const receivedAt = surroundings.receivedAt.getTime();
  const original = message.originalTimestamp ?? message.timestamp;
  const sentAt = message.sentAt ?? surroundings.sentAt;
  const name = nameOf(message).slice(0, NAME_LENGTH).toWellFormed();
  const conditions = surroundings.policy.conditionsOf({ type, name, content, context });
  const texts = {
    identity: encoder(identity),
    properties: encoder(content),
    context: encoder(context),
    envelope: encoder({
      ...envelopeOf(message, surroundings, original, sentAt),
      // Undefined leaves no trace, also of what a sender wrote there.
      planViolations: conditions?.plan?.violations,
    }),
    conditions: conditions ? encoder(conditions) : '',
  };
  return {
    ...texts,
    messageId: message.messageId || randomUUID(),
    type,
    name,
    timestamp: new Date(correctedTime({ original, sentAt, receivedAt })).toISOString(),
    bytes: Object.values(texts).reduce((sum, text) => sum + Buffer.byteLength(text), 0),
  };
}

/** Properties, or what identify and group have in their place: traits. */
function contentOf(
  { type, traits, properties }: TrackingMessage,
  context: Record<string, unknown>,
): Record<string, unknown> {
  if (type === 'group') return traits ?? {};
  if (type !== 'identify') return properties ?? {};
  // Some clients send traits in the context, some in both places.
  return isObject(context.traits) ? { ...context.traits, ...traits } : (traits ?? {});
}

function nameOf({ type, event, name, properties }: TrackingMessage): string {
  if (type === 'track') return event || type;
  if (type !== 'page' && type !== 'screen') return type;
  const named = name || properties?.name;
  return typeof named === 'string' && named !== '' ? named : type;
}

/** Everything else that the message said, but the write key. */
function envelopeOf(
  message: TrackingMessage,
  { integrations: shared, policy }: Surroundings,
  original: number | null | undefined,
  sentAt: number | null | undefined,
): Record<string, unknown> {
  const {
    type,
    messageId: _messageId,
    context: _context,
    writeKey: _writeKey,
    event: _event,
    timestamp: _timestamp,
    properties,
    traits,
    integrations: own,
    ...rest
  } = message;
  const hasTraits = type === 'identify' || type === 'group';
  const integrations = { ...shared, ...own };
  const unused = hasTraits ? properties : traits;
  return {
    ...policy.fieldsOf(rest),
    ...(unused && { [hasTraits ? 'properties' : 'traits']: policy.fieldsOf(unused) }),
    ...(Object.keys(integrations).length > 0 && { integrations }),
    originalTimestamp: toIso(original),
    sentAt: toIso(sentAt),
  };
}

/** Undefined leaves no trace in JSON. */
function toIso(moment: number | null | undefined): string | undefined {
  return typeof moment === 'number' ? new Date(moment).toISOString() : undefined;
}

function readMessageId(raw: unknown): string | null {
  if (!isObject(raw) || typeof raw.messageId !== 'string') return null;
  return raw.messageId.slice(0, TRACKING_LIMITS.messageIdLength).toWellFormed();
}
