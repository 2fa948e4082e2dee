import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Database } from '../../database/index.ts';
import { type ColumnReader, People } from '../../event-columns/index.ts';
import { traitRanking } from '../../profiles/index.ts';
import { needsOf } from '../rules/needs.ts';
import { readCatalogue } from '../rules/read-catalogue.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { Evaluation, type EvaluationContext } from './evaluate.ts';
import { NotInColumnsError } from './scan.ts';
import { askingSql } from './sql-set.ts';
import { TraitColumns } from './traits.ts';

/** What an exported snapshot is called. */
const SNAPSHOT = /^[0-9A-F-]+$/;

/** What is asked. */
export interface ColumnQuestion {
  resolved: ResolvedRule;
  now: Date;
  /** Keys of sources, the most trusted first. */
  traitPriority: string[];
  /** Name of an exported snapshot of another transaction; else the present. */
  snapshot?: string;
  /** Whether the question is given up when columns alone cannot answer it. */
  onlyColumns?: boolean;
}

/** Whom a rule means, at one moment of the database. */
export interface ColumnAnswer {
  /** 1 for members, by the number of a profile. */
  members: Uint8Array;
  people: People;
  /** Sees the same moment. */
  client: PoolClient;
  /** To look at more, at the same moment. */
  scanning: EvaluationContext;
}

/**
 * Answers whom rules mean, from columns: one question at a time, so that the memory of one is enough.
 */
export class ColumnAnswers {
  readonly #pool: Pool;
  readonly #database: Kysely<Database>;
  readonly #reader: ColumnReader;
  readonly #traits: TraitColumns;
  readonly #people = new People();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param reader may be shared
   * @param traitMemory bytes of traits that are remembered
   */
  constructor(
    { pool, database }: { pool: Pool; database: Kysely<Database> },
    reader: ColumnReader,
    traitMemory: number,
  ) {
    this.#pool = pool;
    this.#database = database;
    this.#reader = reader;
    this.#traits = new TraitColumns(traitMemory);
  }

  /**
   * Answers a question, and does something with the answer while the database shows the moment that it is
   * of.
   *
   * @param mostTime milliseconds that one statement may take; 0 for any
   * @throws NotInColumnsError when only columns may answer and cannot
   */
  ask<Result>(
    question: ColumnQuestion,
    mostTime: number,
    work: (answer: ColumnAnswer) => Promise<Result>,
  ): Promise<Result> {
    const turn = this.#last.then(() => this.#ask(question, mostTime, work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #ask<Result>(
    question: ColumnQuestion,
    mostTime: number,
    work: (answer: ColumnAnswer) => Promise<Result>,
  ): Promise<Result> {
    const client = await this.#pool.connect();
    let broken: boolean | undefined;
    try {
      await client.query('begin isolation level repeatable read read only');
      if (question.snapshot !== undefined) await shareSnapshot(client, question.snapshot);
      await client.query(
        `select set_config('statement_timeout', $1, true), set_config('work_mem', '64MB', true),
          set_config('jit', 'off', true)`,
        [String(mostTime)],
      );
      await this.#people.refresh(client);
      const people = this.#people;
      const context = await this.#contextOf(question, client);
      const found = await new Evaluation(context).membersOf(question.resolved.rule);
      const members = new Uint8Array(people.size);
      for (let profile = 1; profile < members.length; profile += 1) {
        members[profile] = people.masks[profile] === 0 ? 0 : (found[profile] as number);
      }
      return await work({ members, people, client, scanning: context });
    } finally {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      client.release(broken);
    }
  }

  async #contextOf(
    { resolved, now, traitPriority, onlyColumns = false }: ColumnQuestion,
    client: PoolClient,
  ): Promise<EvaluationContext> {
    const people = this.#people;
    const compilation = {
      now: now.getTime(),
      timeZone: resolved.timeZone,
      traitPriority,
      range: null,
    };
    const { catalogue } = needsOf([resolved], now);
    return {
      ...compilation,
      resolved,
      client,
      people,
      reading: await this.#reader.open(client),
      world: { catalogueValue: await readCatalogue(this.#database, catalogue) },
      traits: this.#traits,
      ranking: traitRanking({ traitPriority }),
      askSql: onlyColumns
        ? async () => {
            throw new NotInColumnsError();
          }
        : askingSql(this.#database, client, compilation, people.size),
    };
  }
}

async function shareSnapshot(client: PoolClient, snapshot: string): Promise<void> {
  if (!SNAPSHOT.test(snapshot)) throw new Error(`«${snapshot}» is no snapshot.`);
  await client.query(`set transaction snapshot '${snapshot}'`);
}
