import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { ColumnAnswers } from '../columns/answers.ts';
import { dueTimes } from '../columns/due.ts';
import { NotInColumnsError } from '../columns/scan.ts';
import { type Change, writeMemberships } from './changes.ts';
import { bringForward } from './due.ts';
import { wholeOutlookOf } from './horizon.ts';
import type { RuleAtWork } from './rules-at-work.ts';

/** A profile that is taken in. */
export interface NextProfile {
  id: string;
  /** Of the identifier that has the same id. */
  number: number;
}

/** What profiles are taken in with. */
export interface ColumnsContext {
  now: Date;
  /** Keys of sources, the most trusted first. */
  traitPriority: string[];
  replaces: Map<number, number>;
  answers: ColumnAnswers;
}

/**
 * Takes profiles in by what columns say, at the moment that the transaction sees.
 *
 * @returns false when columns cannot say all of it: then nothing was done
 */
export async function takeInByColumns(
  transaction: Transaction<Database>,
  rule: RuleAtWork,
  profiles: NextProfile[],
  { now, traitPriority, replaces, answers }: ColumnsContext,
): Promise<boolean> {
  const outlook = wholeOutlookOf(rule.resolved, now);
  if (!outlook) return false;
  const question = {
    resolved: rule.resolved,
    now,
    traitPriority,
    snapshot: await exportSnapshot(transaction),
    onlyColumns: true,
  };
  const found = await answers
    .ask(question, 0, async ({ members, scanning }) => ({
      members,
      due: await dueTimes(outlook, scanning),
    }))
    .catch((error) => {
      if (error instanceof NotInColumnsError) return undefined;
      throw error;
    });
  if (!found) return false;
  const changes: Change[] = [];
  const next = new Map<string, number | null>();
  for (const { id, number } of profiles) {
    if (found.members[number] === 1) {
      changes.push({ ruleId: rule.id, profileId: id, change: 'entered', cause: 'rule' });
    }
    const due = found.due[number] as number;
    if (due !== Number.POSITIVE_INFINITY) next.set(id, due);
  }
  await writeMemberships(transaction, changes, replaces, now);
  await bringForward(transaction, next, now);
  return true;
}

/** Lets another transaction see what this one sees. */
async function exportSnapshot(transaction: Transaction<Database>): Promise<string> {
  const { rows } = await sql<{ snapshot: string }>`
    select pg_export_snapshot() as snapshot
  `.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('A snapshot has a name.');
  return row.snapshot;
}
