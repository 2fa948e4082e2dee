import { sql } from 'kysely';
import {
  type Definitions,
  eventTypeSchema,
  SET_ASIDE_LIMIT,
  type SetAsideSelection,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../../platform.ts';
import { checkByPlan, createPlan } from '../plan/index.ts';
import { among } from './find.ts';

/** Events that are looked at at once: some may be large. */
const PAGE = 500;

const rowSchema = z.object({
  id: z.string(),
  source: z.string(),
  type: eventTypeSchema,
  name: z.string(),
  properties: z.record(z.string(), z.unknown()),
});

/** Checks events that were blocked by the plan as it is now, so that a fix of the plan counts. */
export async function recheck(
  { database }: Pick<Platform, 'database'>,
  definitions: Definitions,
  selection: SetAsideSelection,
): Promise<void> {
  const plan = createPlan(() => definitions);
  const sources = new Map(definitions.sources.map((source) => [source.key, source]));
  let last = '0';
  for (let seen = 0; seen < SET_ASIDE_LIMIT; seen += PAGE) {
    const { rows } = await sql`
      select id, source, event->>'type' as type, event->>'name' as name,
        event->'properties' as properties
      from cdp.events_set_aside
      where ${among(selection)} and event#>>'{conditions,plan,block}' = 'true' and id > ${last}::bigint
      order by id limit ${PAGE}
    `.execute(database);
    const events = z.array(rowSchema).parse(rows);
    const checked = events.map(({ id, source, properties: content, ...event }) => {
      // The events of a source that is gone are judged by nobody's wish any more.
      const wish = sources.get(source) ?? { plan: 'off' as const };
      return { id, plan: checkByPlan(plan, wish, { ...event, content }) };
    });
    await keep(database, checked);
    if (events.length < PAGE) return;
    last = events.at(-1)?.id ?? last;
  }
}

async function keep(
  database: Platform['database'],
  checked: { id: string; plan: ReturnType<typeof checkByPlan> }[],
): Promise<void> {
  if (checked.length === 0) return;
  await sql`
    update cdp.events_set_aside aside set
      reason = case when checked.block
        then left(array_to_string(array(select jsonb_array_elements_text(violations)), ' '), 500)
        else reason end,
      event = jsonb_set(
        jsonb_set(aside.event, '{conditions,plan}', coalesce(checked.plan, 'null')),
        '{envelope}', (aside.event->'envelope') - 'planViolations' || case
          when violations is null then '{}'::jsonb
          else jsonb_build_object('planViolations', violations) end)
    from (
      select (one->>'id')::bigint as id, nullif(one->'plan', 'null') as plan,
        one#>'{plan,violations}' as violations,
        coalesce(one#>>'{plan,block}', 'false') = 'true' as block
      from jsonb_array_elements(${JSON.stringify(checked)}::jsonb) as list (one)
    ) as checked
    where aside.id = checked.id
  `.execute(database);
}
