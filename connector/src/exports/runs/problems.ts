import { type Kysely, sql, type Transaction } from 'kysely';
import type { RunProblem } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** What runs that only tried say of users of the site. */
export async function problemsOf(
  database: Kysely<Database>,
  documentIds: Set<string>,
): Promise<(RunProblem & { runId: string })[]> {
  const { rows } = await sql<RunProblem & { runId: string }>`
    select runs.id as "runId", problem->>'documentId' as "documentId",
      problem->>'locale' as locale, problem->>'reason' as reason
    from cdp.runs, jsonb_array_elements(runs.problems) as problem
    where runs.kind = 'user' and runs.problems <> '[]'
      and problem->>'documentId' = any(${[...documentIds]}::text[])
    order by runs.queued_at, runs.id
  `.execute(database);
  return rows;
}

/** Takes out what runs that only tried say of users of the site: it may quote them. @returns problems */
export async function forgetProblems(
  transaction: Transaction<Database>,
  documentIds: Set<string>,
): Promise<number> {
  const found = await problemsOf(transaction, documentIds);
  if (found.length === 0) return 0;
  await sql`
    update cdp.runs
    set problems = (
      select coalesce(jsonb_agg(problem order by place), '[]')
      from jsonb_array_elements(problems) with ordinality as problems (problem, place)
      where problem->>'documentId' <> all(${[...documentIds]}::text[])
    )
    where id = any(${[...new Set(found.map(({ runId }) => runId))]}::uuid[])
  `.execute(transaction);
  return found.length;
}
