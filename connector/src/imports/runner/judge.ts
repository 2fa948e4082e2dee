import type { ImportBadRow, ImportMapping } from 'strapi-cdp-config';
import type { EventIdentity } from '../../identity/index.ts';
import type { Importing } from '../../tracking/index.ts';
import type { LedgerRow } from '../ledger/index.ts';
import { type MappedRow, type RowMapper, toLedgerRow, toMessage } from '../mapping/index.ts';
import { type Row, toRaw } from '../reading/row.ts';

type Accepted = Extract<ReturnType<Importing['accept']>, { event: unknown }>['event'];

/** A row that can be imported. */
export interface GoodRow {
  row: number;
  mapped: MappedRow;
  ledger: LedgerRow;
  /** Its message id follows when it is known to count. */
  event: Accepted;
}

/** The rows of a batch, judged. */
export interface Judged {
  good: GoodRow[];
  bad: ImportBadRow[];
}

/** What rows are judged with. */
export interface Judge {
  importing: Pick<Importing, 'accept'>;
  mapping: ImportMapping;
  mapper: RowMapper;
}

/** Reads and checks the rows of a batch. */
export function judgeRows(judge: Judge, rows: Row[], now: Date): Judged {
  const judged: Judged = { good: [], bad: [] };
  for (const row of rows) {
    const outcome = judgeRow(judge, row, now);
    if ('problem' in outcome) {
      judged.bad.push({ row: row.row, reason: clean(outcome.problem), raw: toRaw(row.raw) });
    } else {
      judged.good.push(outcome);
    }
  }
  return judged;
}

function judgeRow(
  { importing, mapping, mapper }: Judge,
  row: Row,
  now: Date,
): GoodRow | { problem: string } {
  const result = mapper(row);
  if ('problem' in result) return result;
  const { mapped } = result;
  const ledger = toLedgerRow(mapping, mapped);
  const outcome = importing.accept(toMessage(mapping, mapped), now);
  if ('rejection' in outcome) {
    const { path, message } = outcome.rejection;
    return { problem: path === '' ? message : `${path}: ${message}` };
  }
  return { row: row.row, mapped, ledger, event: outcome.event };
}

/** Whom a row is about, as its event says it: the strongest identifier first. */
export function identifiersOf({ event }: GoodRow): EventIdentity['identifiers'] {
  const identity: EventIdentity = JSON.parse(event.identity);
  return identity.identifiers;
}

function clean(text: string): string {
  return text.slice(0, 500).toWellFormed().replaceAll('\0', '');
}
