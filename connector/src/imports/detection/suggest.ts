import {
  type ImportFormat,
  type ImportMapping,
  type ImportTarget,
  type ImportValueType,
  suggestIdentifier,
} from 'strapi-cdp-config';
import { isDateType } from '../values/value.ts';

/** A column, as far as a suggestion needs to know it. */
export interface TypedColumn {
  name: string;
  type: ImportValueType;
  values: readonly unknown[];
}

/** What columns are called, in letters and digits alone, by what they say. */
const NAMES = {
  user_id:
    /^(?:user|customer|client|member|kunden?|cust|contact|account|person|buyer|kunde)(?:id|no|nr|num|number|nummer|key|code)?$|^(?:id|uid)$|^idclient$|^numeroclient$/,
  email: /e?mail(?:address|adresse)?$|^courriel$/,
  anonymous_id: /^(?:anonymous|visitor|cookie|device|client)id$/,
  event: /^(?:event|eventname|eventtype|action|activity|ereignis)$/,
  timestamp:
    /date|time|datum|zeit|stamp|^(?:created|ordered|purchased|sold|occurred)(?:at|on)?$|^(?:ts|when)$/,
  updated: /^(?:updated|modified|changed|lastmodified|lastupdated?|timestamp)(?:at|on|date)?$/,
} as const;

/** What an amount of money is called; the property that sums are made of. */
const AMOUNT =
  /revenue|amount|total|dollar|umsatz|betrag|summe|montant|turnover|grandtotal|^(?:price|value|eur|usd|preis|prix|sales)$/;
const REVENUE = 'revenue';

/** What people are described by. */
const PERSONAL =
  /^(?:first|last|full|sur|given|family)?name$|vorname|nachname|phone|telefon|mobile|city|stadt|ville|birth|geburt|gender|address|street|zip|postcode|plz/;

/** What files of purchases are called. */
const PURCHASES =
  /purchas|order|sale|transact|receipt|till|checkout|bestell|kauf|kauf|umsatz|achat|commande|vente/i;
const PURCHASE = 'Order Completed';

/**
 * Suggests how the columns of a file are mapped, ready to be used: whom a row is about, whether it
 * is an event or traits, when it happened, and what the rest is called.
 */
export function suggestMapping(
  fileName: string,
  format: ImportFormat,
  columns: readonly TypedColumn[],
): ImportMapping {
  const base = fileName.replace(/(?:\.[a-z0-9]{1,6}){1,2}$/i, '');
  const targets = new Map<string, ImportTarget>();
  const choose = (target: ImportTarget, column: TypedColumn | undefined) => {
    if (column) targets.set(column.name, target);
  };
  const free = () => columns.filter(({ name }) => !targets.has(name));
  choose('email', free().find(isEmail));
  choose('anonymous_id', named(free(), 'anonymous_id'));
  choose('user_id', named(free(), 'user_id'));
  if (targets.size === 0) choose('user_id', free().find(couldBeId));
  const amount = columns.find(
    ({ name, type }) => isNumber(type) && !targets.has(name) && AMOUNT.test(plain(name)),
  );
  const event = named(free(), 'event');
  const dates = free().filter(({ type }) => isDateType(type));
  const customers = columns.filter(({ name }) => targets.has(name));
  const kind = kindOf({ columns, customers, hasAct: Boolean(event ?? amount), dates, base });
  if (kind === 'events') {
    choose('event', event);
    choose('timestamp', dates.find(({ name }) => NAMES.timestamp.test(plain(name))) ?? dates[0]);
  } else {
    choose(
      'timestamp',
      dates.find(({ name }) => NAMES.updated.test(plain(name))),
    );
  }
  const taken = new Set<string>();
  return {
    name: base.trim().slice(0, 120) || 'Import',
    source: suggestIdentifier(base.replaceAll(/[\s_-]*\d[\d\s_.-]*$/g, '')) || 'import',
    kind,
    format,
    timeZone: 'UTC',
    event: kind === 'traits' || event ? '' : eventName(base, amount !== undefined),
    fields: columns.map(({ name, type }) => {
      const target = targets.get(name) ?? 'value';
      const isId = target === 'user_id' || target === 'email' || target === 'anonymous_id';
      const wanted = kind === 'events' && name === amount?.name ? REVENUE : valueName(name);
      return {
        column: name,
        type: isId || target === 'event' ? 'text' : type,
        target,
        name: target === 'value' ? freeName(wanted, taken) : '',
        required: target === 'timestamp' && kind === 'events',
      };
    }),
    segments: [],
  };
}

interface Evidence {
  columns: readonly TypedColumn[];
  customers: readonly TypedColumn[];
  /** A column that only an event has. */
  hasAct: boolean;
  dates: readonly TypedColumn[];
  base: string;
}

/** A customer has one row of traits and many events. */
function kindOf({ columns, customers, hasAct, dates, base }: Evidence): ImportMapping['kind'] {
  const repeats = customers.some(({ values }) => {
    const filled = values.filter(isFilled);
    return new Set(filled).size < filled.length * 0.95;
  });
  const isPersonal = columns.some(({ name }) => PERSONAL.test(plain(name)));
  if (hasAct && dates.length > 0 && (repeats || !isPersonal)) return 'events';
  if (repeats && dates.length > 0) return 'events';
  return PURCHASES.test(base) && dates.length > 0 ? 'events' : 'traits';
}

function eventName(base: string, hasAmount: boolean): string {
  if (hasAmount || PURCHASES.test(base)) return PURCHASE;
  const words = base.replaceAll(/[^\p{L}]+/gu, ' ').trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1, 255) : 'Imported';
}

function named(
  columns: readonly TypedColumn[],
  what: 'user_id' | 'anonymous_id' | 'event',
): TypedColumn | undefined {
  const isTold = ({ name, type }: TypedColumn) =>
    !isDateType(type) && type !== 'json' && NAMES[what].test(plain(name));
  return (
    columns.find((column) => isTold(column) && plain(column.name) !== 'id') ?? columns.find(isTold)
  );
}

function isEmail({ name, values, type }: TypedColumn): boolean {
  if (type !== 'text') return false;
  const filled = values.filter(isFilled);
  const addresses = filled.filter((value) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(value).trim()),
  );
  if (filled.length > 0) return addresses.length >= filled.length * 0.8;
  return NAMES.email.test(plain(name));
}

/** Without a name to go by, the first column that counts nothing and is no date. */
function couldBeId({ type }: TypedColumn): boolean {
  return type === 'text' || type === 'integer';
}

function isNumber(type: ImportValueType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'decimal-comma';
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The last step of a path, in small letters and digits alone. */
function plain(name: string): string {
  const last = /([^.[\]"]+)(?:\[\d+\]|"\])?$/.exec(name)?.[1] ?? name;
  return last.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Clients of the tracking API nest values in `properties` or `traits`. */
function valueName(column: string): string {
  return column.replace(/^(?:properties|traits)\./, '').slice(0, 250);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}
