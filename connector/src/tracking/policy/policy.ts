import type { EventType, Source } from 'strapi-cdp-config';
import type { ConsentCondition } from '../../consent/index.ts';
import { checkByPlan, type PlanCondition, type PlanDesk } from '../plan/index.ts';
import { keptAddress, stricter, withKeptAddresses } from './address.ts';

/** What a source lets its events keep, and what must hold before they are used. */
export interface Policy {
  /** The context of an event as it may be kept. */
  contextOf(context: Record<string, unknown>): Record<string, unknown>;
  /** Properties, traits, or the message around them, as they may be kept. */
  fieldsOf(fields: Record<string, unknown>): Record<string, unknown>;
  /** What processing must see to; null for nothing. */
  conditionsOf(event: PolicyEvent): Conditions | null;
}

/** Lets everything through: for what a source of our own says, such as an import. */
export const FREE: Policy = {
  contextOf: (context) => context,
  fieldsOf: (fields) => fields,
  conditionsOf: () => null,
};

/** An event as a policy needs to see it. */
export interface PolicyEvent {
  type: EventType;
  name: string;
  /** Properties, or traits. */
  content: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** What must hold before an event is used. */
export interface Conditions {
  consent?: ConsentCondition;
  plan?: PlanCondition;
}

/** What is known of a request besides its body. */
export interface Connection {
  /** Address of the client; that of a proxy in front is seen through if `CDP_TRUST_PROXY` says so. */
  ip: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Categories that are read from one event. */
const MOST_CATEGORIES = 50;

/** Characters of the name of a category. */
const CATEGORY_LENGTH = 100;

/** What a source asks of the events of a request. */
export function policyOf(
  source: Source,
  { ip, headers }: Connection,
  { plan, collector }: PlanDesk,
): Policy {
  const isBrowser = source.kind === 'browser';
  const signal = isBrowser && (headers['sec-gpc'] === '1' || headers.dnt === '1');
  const setting = stricter(source.ip, headers['x-ip-policy']);
  const fieldsOf: Policy['fieldsOf'] = (fields) => withKeptAddresses(fields, setting);
  const needsConsent = Object.values(source.consent).some((needed) => needed.length > 0);
  return {
    contextOf(context) {
      const own = 'ip' in context;
      const { ip: sent, ...others } = context;
      const rest = fieldsOf(others);
      if (isObject(rest.traits)) rest.traits = fieldsOf(rest.traits);
      // A server's own address tells nothing of a customer, unless it says that it is one.
      if (!own && !isBrowser && context.direct !== true) return rest;
      const kept = keptAddress(own ? sent : ip, setting);
      return kept === undefined || kept === null ? rest : { ...rest, ip: kept };
    },
    fieldsOf,
    conditionsOf(event) {
      const unplanned = checkByPlan(plan, source, event);
      collector.add(event.type, event.name, event.content, unplanned !== null);
      const said = preferencesOf(event.context);
      const isAboutConsent = needsConsent || signal || said !== NOTHING;
      if (!isAboutConsent && !unplanned) return null;
      return {
        ...(isAboutConsent && { consent: { said, signal, needs: source.consent } }),
        ...(unplanned && { plan: unplanned }),
      };
    },
  };
}

const NOTHING: Record<string, boolean> = {};

/** What `context.consent.categoryPreferences` says, as far as it is understood. */
function preferencesOf({ consent }: Record<string, unknown>): Record<string, boolean> {
  const preferences = isObject(consent) ? consent.categoryPreferences : undefined;
  if (!isObject(preferences)) return NOTHING;
  const said = Object.entries(preferences).flatMap(([category, granted]): [string, boolean][] =>
    typeof granted === 'boolean' && category !== '' && category.length <= CATEGORY_LENGTH
      ? [[category, granted]]
      : [],
  );
  return said.length === 0 ? NOTHING : Object.fromEntries(said.slice(0, MOST_CATEGORIES));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
