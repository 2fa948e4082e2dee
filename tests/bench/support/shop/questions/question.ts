/** A rule that shops ask, and the SQL that a good engineer would write for it. */
export type Question = {
  name: string;
  rule: object;
  /** Counts profiles; `$1` is the present. */
  sql: string;
};

export const track = (name: string, where: object[] = []) => ({ type: 'track', name, where });
export const viewed = (where: object[] = []) => track('Product Viewed', where);
export const ordered = (where: object[] = []) => track('Order Completed', where);
export const last = (count: number, unit: string) => ({ kind: 'last', count, unit });
export const atLeast = (value: number) => ({ operator: 'at-least', value });
export const over = (value: number) => ({ type: 'number', operator: 'more-than', value });
export const is = (value: string) => ({ type: 'text', operator: 'is', values: [value] });
export const property = (path: string, test: object) => ({ subject: 'property', path, test });
export const all = (...rules: object[]) => ({ kind: 'all', rules });
export const did = (event: object, within: object | null = null, times = 1) => ({
  kind: 'did',
  event,
  count: atLeast(times),
  within,
});
export const didNot = (event: object, within: object | null = null) => ({
  kind: 'did-not',
  event,
  within,
});
export const total = (name: string, within: object | null, test: object, property = 'total') => ({
  kind: 'computed',
  function: name,
  event: ordered(),
  operand: { property },
  within,
  test,
});
export const inThriller = property('category', is('Thriller'));

/** Ids of profiles with events that are meant, once for each profile. */
export const who = (where: string, having = 'true') => `
  select i.profile_id from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
  where ${where} group by i.profile_id having ${having}`;
export const named = (name: string) => `e.type = 'track' and e.name = '${name}'`;
export const since = (interval: string) =>
  `e.timestamp > $1::timestamptz - interval '${interval}' and e.timestamp <= $1::timestamptz`;
export const ever = 'e.timestamp <= $1::timestamptz';
export const counted = (ids: string) => `select count(*)::int from (${ids}) as members`;
export const money = `(e.properties ->> 'total')::numeric`;
export const thriller = `e.properties ->> 'category' = 'Thriller'`;
export const cityIs = (city: string) => `
  select i.profile_id from cdp.traits t join cdp.identifiers i on i.id = t.identifier_id
  where t.traits -> 'city' ->> 'value' = '${city}'`;
export const everybody = 'select id as profile_id from cdp.profiles';
