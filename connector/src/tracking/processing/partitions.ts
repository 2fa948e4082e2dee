import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { monthOf, periodOf } from './periods.ts';

/**
 * Months before the present that get a partition when an event of theirs arrives. What is older
 * shares the default partition: anybody may send any time, and must not make partitions by it.
 */
const MONTHS_BACK = 24;

/** Partitions that are known to be there. */
export class Partitions {
  readonly #months = new Set<string>();
  #period: string | undefined;

  /**
   * Makes the partitions that events of these moments need, and those of the time to come. They are
   * there for good once the transaction commits; call `forget` if it does not. The transaction must
   * hold the lock of identities, so that only one process does this at a time.
   */
  async prepare(transaction: Transaction<Database>, moments: Date[], now: Date): Promise<void> {
    const oldest = monthOf(now, -MONTHS_BACK);
    const months = monthsOf([now, ...moments]).add(monthOf(now, 1));
    for (const month of months) {
      if (month < oldest || this.#months.has(month)) continue;
      await makeMonth(transaction, month);
      this.#months.add(month);
    }
    const period = periodOf(now);
    if (period === this.#period) return;
    await makePeriods(transaction, now);
    this.#period = period;
  }

  /** Looks again next time. */
  forget(): void {
    this.#months.clear();
    this.#period = undefined;
  }
}

/** The months of many moments, most of which share one. */
function monthsOf(moments: Date[]): Set<string> {
  const months = new Set<string>();
  let [begin, end] = [0, 0];
  for (const moment of moments) {
    if (moment.getTime() >= begin && moment.getTime() < end) continue;
    const month = monthOf(moment);
    months.add(month);
    [begin, end] = [Date.parse(month), Date.parse(monthOf(moment, 1))];
  }
  return months;
}

async function makeMonth(transaction: Transaction<Database>, month: string): Promise<void> {
  const name = `events_${month.slice(0, 'YYYY-MM'.length).replace('-', '_')}`;
  if (await exists(transaction, name)) return;
  const end = monthOf(new Date(month), 1);
  // A row of that month in the default partition would forbid it. There is none unless a clock went
  // astray; then the month stays in the default partition, which is slower and no less right.
  const { rows } = await sql`
    select from cdp.events_default
    where timestamp >= ${month}::timestamptz and timestamp < ${end}::timestamptz limit 1
  `.execute(transaction);
  if (rows.length > 0) return;
  await sql`
    create table cdp.${sql.id(name)} partition of cdp.events
    for values from (${sql.lit(`${month} 00:00+00`)}) to (${sql.lit(`${end} 00:00+00`)})
  `.execute(transaction);
}

/** Makes the present period and the next, and drops those that need not be remembered any more. */
async function makePeriods(transaction: Transaction<Database>, now: Date): Promise<void> {
  for (const period of [periodOf(now, -1), periodOf(now), periodOf(now, 1)]) {
    const name = nameOfPeriod(period);
    if (await exists(transaction, name)) continue;
    await sql`
      create table cdp.${sql.id(name)} partition of cdp.message_ids for values in (${sql.lit(period)})
    `.execute(transaction);
  }
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'cdp.message_ids'::regclass
      and c.relname < ${nameOfPeriod(periodOf(now, -1))}
  `.execute(transaction);
  for (const { name } of rows) await sql`drop table cdp.${sql.id(name)}`.execute(transaction);
}

function nameOfPeriod(period: string): string {
  return `message_ids_${period.replaceAll('-', '_')}`;
}

async function exists(transaction: Transaction<Database>, name: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${`cdp.${name}`}) is not null as found
  `.execute(transaction);
  return rows[0]?.found === true;
}
