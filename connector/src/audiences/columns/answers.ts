import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Database } from '../../database/index.ts';
import { ColumnReader, People } from '../../event-columns/index.ts';
import { traitRanking } from '../../profiles/index.ts';
import { needsOf } from '../rules/needs.ts';
import { readCatalogue } from '../rules/read-catalogue.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { Evaluation } from './evaluate.ts';
import { askingSql } from './sql-set.ts';
import { TraitColumns } from './traits.ts';

/** The share of memory that traits have. */
const TRAITS = 0.25;

/** What is asked. */
export interface ColumnQuestion {
  resolved: ResolvedRule;
  now: Date;
  /** Keys of sources, the most trusted first. */
  traitPriority: string[];
}

/** Whom a rule means, at one moment of the database. */
export interface ColumnAnswer {
  /** 1 for members, by the number of a profile. */
  members: Uint8Array;
  people: People;
  /** Sees the same moment. */
  client: PoolClient;
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

  /** @param limit bytes of columns that are remembered, of events and traits */
  constructor({ pool, database }: { pool: Pool; database: Kysely<Database> }, limit: number) {
    this.#pool = pool;
    this.#database = database;
    this.#reader = new ColumnReader(limit * (1 - TRAITS));
    this.#traits = new TraitColumns(limit * TRAITS);
  }

  /**
   * Answers a question, and does something with the answer while the database shows the moment that it is
   * of.
   *
   * @param mostTime milliseconds that one statement may take
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
      await client.query(
        `select set_config('statement_timeout', $1, true), set_config('work_mem', '64MB', true),
          set_config('jit', 'off', true)`,
        [String(mostTime)],
      );
      await this.#people.refresh(client);
      const members = await this.#membersOf(question, client);
      return await work({ members, people: this.#people, client });
    } finally {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      client.release(broken);
    }
  }

  async #membersOf(
    { resolved, now, traitPriority }: ColumnQuestion,
    client: PoolClient,
  ): Promise<Uint8Array> {
    const people = this.#people;
    const compilation = {
      now: now.getTime(),
      timeZone: resolved.timeZone,
      traitPriority,
      range: null,
    };
    const { catalogue } = needsOf([resolved], now);
    const evaluation = new Evaluation({
      ...compilation,
      resolved,
      client,
      people,
      reader: this.#reader,
      world: { catalogueValue: await readCatalogue(this.#database, catalogue) },
      traits: this.#traits,
      ranking: traitRanking({ traitPriority }),
      askSql: askingSql(this.#database, client, compilation, people.size),
    });
    const found = await evaluation.membersOf(resolved.rule);
    const members = new Uint8Array(people.size);
    for (let profile = 1; profile < members.length; profile += 1) {
      members[profile] = people.masks[profile] === 0 ? 0 : (found[profile] as number);
    }
    return members;
  }
}
