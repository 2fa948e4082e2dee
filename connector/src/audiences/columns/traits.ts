import type { PoolClient } from 'pg';
import { type Condition, propertySteps } from 'strapi-cdp-config';
import { BoundedCache, type People } from '../../event-columns/index.ts';
import { compareTraits, type Trait, type TraitRanking } from '../../profiles/index.ts';
import type { Moment } from '../rules/value-test.ts';
import { testedValues } from '../rules/values.ts';
import { NotInColumnsError } from './scan.ts';
import { holding, judging } from './value-holds.ts';

/** Different words of one trait that are remembered at most; of more the database is asked. */
const MOST_WORDS = 200_000;

/** Bytes of a word in memory, roughly. */
const WORD = 200;

/** Changes after which a trait is read anew. */
const MOST_CHANGES = 20_000;

/** A condition on a trait. */
export type TraitCondition = Extract<Condition, { kind: 'trait' }>;

/** What was said of one trait, by the number of an identifier. */
class TraitColumn {
  /** Place in `words` from 1; 0 where nothing was said. */
  codes: Uint32Array;
  /** When it was said, in milliseconds. */
  times: Float64Array;
  readonly words: Omit<Trait, 'at'>[] = [];
  /** The change up to which it is right. */
  upTo: number;
  readonly #places = new Map<string, number>();

  constructor(size: number, upTo: number) {
    this.codes = new Uint32Array(size);
    this.times = new Float64Array(size);
    this.upTo = upTo;
  }

  get bytes(): number {
    return this.codes.length * 12 + this.words.length * WORD;
  }

  /** Makes room for identifiers that are new. */
  grow(size: number): void {
    if (size <= this.codes.length) return;
    const length = Math.ceil(size * 1.1);
    const { codes, times } = this;
    this.codes = new Uint32Array(length);
    this.codes.set(codes);
    this.times = new Float64Array(length);
    this.times.set(times);
  }

  /** The place of a word, without when it was said. */
  placeOf(word: Omit<Trait, 'at'>): number {
    const text = JSON.stringify([word.value, word.source, word.once ?? false]);
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.words.push(word);
    this.#places.set(text, this.words.length);
    return this.words.length;
  }

  trait(number: number): Trait {
    const word = this.words[(this.codes[number] as number) - 1];
    if (!word) throw new Error('Nothing was said.');
    return { ...word, at: this.times[number] as number };
  }
}

/** What is asked of traits. */
export interface TraitQuestion extends Moment {
  client: PoolClient;
  people: People;
  ranking: TraitRanking;
}

/** Traits that were asked for, by name: read once, and then kept right by what was said since. */
export class TraitColumns {
  readonly #columns: BoundedCache<TraitColumn>;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#columns = new BoundedCache(limit);
  }

  /**
   * Says who has a trait: 1 by the number of a profile.
   *
   * @throws NotInColumnsError when nearly everybody says something else
   */
  async setOf(
    { path, quantifier, test }: TraitCondition,
    question: TraitQuestion,
  ): Promise<Uint8Array> {
    const name = propertySteps(path)[0]?.name ?? path;
    const { client, people, ranking } = question;
    const column = await this.#column(client, name, people.size);
    const holds = holding(test, quantifier, question);
    const passes = (values: unknown[]) => Number(holds(values));
    const table = Uint8Array.from([
      passes([]),
      ...column.words.map(({ value }) => passes(testedValues({ [name]: value }, path))),
    ]);
    const speakers = speakersOf(column, people, ranking);
    const result = new Uint8Array(people.size);
    for (let profile = 1; profile < result.length; profile += 1) {
      result[profile] = table[column.codes[speakers[profile] as number] as number] as number;
    }
    return result;
  }

  /**
   * Brings forward when time alone changes who has a trait.
   *
   * @param due milliseconds by the number of a profile
   * @throws NotInColumnsError when nearly everybody says something else
   */
  async bringForward(
    { path, quantifier, test }: TraitCondition,
    question: TraitQuestion,
    due: Float64Array,
  ): Promise<void> {
    if (test.type === 'list' || test.type === 'presence') return;
    const name = propertySteps(path)[0]?.name ?? path;
    const column = await this.#column(question.client, name, question.people.size);
    const judge = judging(test, quantifier, question);
    const moments = Float64Array.from([
      Number.POSITIVE_INFINITY,
      ...column.words.map(
        ({ value }) =>
          judge(testedValues({ [name]: value }, path)).changesAt ?? Number.POSITIVE_INFINITY,
      ),
    ]);
    const speakers = speakersOf(column, question.people, question.ranking);
    for (let profile = 1; profile < due.length; profile += 1) {
      const moment = moments[column.codes[speakers[profile] as number] as number] as number;
      if (moment < (due[profile] as number)) due[profile] = moment;
    }
  }

  async #column(client: PoolClient, name: string, size: number): Promise<TraitColumn> {
    const { rows } = await client.query<{ last: number }>(
      'select coalesce(max(change), 0)::float8 as last from cdp.trait_changes',
    );
    const last = rows[0]?.last ?? 0;
    const known = this.#columns.get(name);
    const isNear = known && last >= known.upTo && last - known.upTo < MOST_CHANGES;
    const column = isNear ? known : new TraitColumn(size, last);
    column.grow(size);
    if (!isNear) await readAll(client, name, column);
    else if (last > column.upTo) await readChanges(client, name, column);
    column.upTo = last;
    this.#columns.set(name, column);
    return column;
  }
}

/** The identifiers whose word counts, by the number of their profile; 0 where nothing was said. */
function speakersOf(column: TraitColumn, people: People, ranking: TraitRanking): Uint32Array {
  const speakers = new Uint32Array(people.size);
  const { codes } = column;
  for (let number = 1; number < people.size; number += 1) {
    if (codes[number] === 0) continue;
    const profile = people.profileOf[number] as number;
    if (profile === 0) continue;
    const other = speakers[profile] as number;
    const isFirst = other === 0;
    if (isFirst || compareTraits(ranking, column.trait(other), column.trait(number)) < 0) {
      speakers[profile] = number;
    }
  }
  return speakers;
}

async function readAll(client: PoolClient, name: string, column: TraitColumn): Promise<void> {
  // What is joined and grouped is short: not all that was ever said of people.
  const { rows } = await client.query<{ word: string; said: Buffer }>(
    `select said.word, string_agg(int4send(i.number) || float8send(said.at), ''::bytea) as said
      from (
        select t.identifier_id, ((t.traits -> $1::text) - 'at')::text collate "C" as word,
          (t.traits -> $1::text -> 'at')::float8 as at
        from cdp.traits t where t.traits ? $1::text offset 0
      ) as said join cdp.identifiers i on i.id = said.identifier_id
      group by said.word limit $2`,
    [name, MOST_WORDS + 1],
  );
  if (rows.length > MOST_WORDS) throw new NotInColumnsError();
  for (const { word, said } of rows) {
    const place = column.placeOf(JSON.parse(word));
    for (let at = 0; at < said.length; at += 12) {
      const number = said.readUInt32BE(at);
      column.codes[number] = place;
      column.times[number] = said.readDoubleBE(at + 4);
    }
  }
}

async function readChanges(client: PoolClient, name: string, column: TraitColumn): Promise<void> {
  const { rows } = await client.query<{ number: number; trait: Trait | null }>(
    `select i.number, t.traits -> $2::text as trait
      from (select distinct identifier_id from cdp.trait_changes where change > $1) as changed
      join cdp.identifiers i on i.id = changed.identifier_id
      left join cdp.traits t on t.identifier_id = i.id`,
    [column.upTo, name],
  );
  for (const { number, trait } of rows) {
    column.codes[number] = 0;
    if (!trait) continue;
    const { at, ...word } = trait;
    column.codes[number] = column.placeOf(word);
    column.times[number] = at;
  }
}
