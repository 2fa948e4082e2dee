import { type Kysely, sql } from 'kysely';
import { type Order, type Orders, ordersSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Database } from '../../database/index.ts';
import { presentIdOf } from './identities.ts';

/** The name that an order has in the vocabulary of e-commerce events. */
const ORDER_COMPLETED = 'Order Completed';

/** Orders that are listed. The totals count all. */
const MOST_ORDERS = 200;

interface OrderRow {
  messageId: string;
  at: Date;
  properties: Record<string, unknown>;
}

const amount = z.coerce.number().catch(Number.NaN).transform(finite);
const text = z.union([z.string(), z.number()]).transform(String).nullable().catch(null);
const productSchema = z
  .object({
    name: text.optional(),
    product_id: text.optional(),
    quantity: amount.optional(),
    price: amount.optional(),
  })
  .transform(({ name, product_id, quantity, price }) => ({
    name: name ?? product_id ?? '–',
    quantity: quantity ?? 1,
    price: price ?? null,
  }));
const propertiesSchema = z.object({
  order_id: text.optional(),
  orderId: text.optional(),
  total: z.unknown().optional(),
  revenue: z.unknown().optional(),
  currency: text.optional(),
  products: z.array(productSchema.nullable().catch(null)).catch([]),
});

/** Reads the orders of a profile, newest first, by any id that it ever had. */
export async function readOrders(
  database: Kysely<Database>,
  anyId: string,
): Promise<Orders | undefined> {
  const profileId = await presentIdOf(database, anyId);
  if (profileId === undefined) return undefined;
  const orders = sql`cdp.identifiers i join cdp.events e on e.identifier_id = i.id
    where i.profile_id = ${profileId} and e.type = 'track' and e.name = ${ORDER_COMPLETED}`;
  const { rows } = await sql<OrderRow>`
    select e.message_id as "messageId", e.timestamp as at, e.properties
    from ${orders} order by e.timestamp desc, e.id desc limit ${MOST_ORDERS}
  `.execute(database);
  const totals = await sql<Orders['totals'][number]>`
    select nullif(e.properties ->> 'currency', '') as currency, count(*)::float8 as orders,
      coalesce(sum(case when coalesce(e.properties ->> 'total', e.properties ->> 'revenue')
        ~ '^-?[0-9]{1,15}(\.[0-9]{1,10})?$'
        then coalesce(e.properties ->> 'total', e.properties ->> 'revenue')::numeric end), 0)::float8
        as total
    from ${orders} group by 1 order by 2 desc
  `.execute(database);
  return ordersSchema.parse({ items: rows.map(toOrder), totals: totals.rows });
}

function toOrder({ messageId, at, properties }: OrderRow): Order {
  const { order_id, orderId, total, revenue, currency, products } =
    propertiesSchema.parse(properties);
  return {
    messageId,
    at: at.toISOString(),
    orderId: order_id ?? orderId ?? null,
    total: amount.parse(total ?? revenue),
    currency: currency || null,
    products: products.filter((product) => product !== null),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
