import type { FastifyPluginAsync } from 'fastify';
import {
  type Explanation,
  explainRequestSchema,
  type KnownForRules,
  type KnownValues,
  knownValuesQuerySchema,
  type Preview,
  type PreviewMembers,
  previewMembersRequestSchema,
  previewRequestSchema,
  type Rule,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import { ColumnReader } from '../../event-columns/index.ts';
import type { Platform } from '../../platform.ts';
import { traitRanking } from '../../profiles/index.ts';
import { HttpProblem, parseInput } from '../../server/index.ts';
import { ColumnAnswers } from '../columns/answers.ts';
import { RuleError, resolveRule } from '../rules/resolve.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { explainMember } from './explain-member.ts';
import { findKnown, findKnownValues } from './known.ts';
import { Overlaps } from './overlap.ts';
import { previewMembers, previewRule } from './preview.ts';

/** Of the memory of events, what traits may have besides. */
const TRAITS = 0.25;

/**
 * The routes below `/management` for whoever writes a rule: `/audiences/preview` and its
 * `/members`, `/audiences/explain`, `/audiences/known` and its `/values`.
 *
 * @param columns reads events by column
 */
export function previewRoutes(
  platform: Pick<Platform, 'database' | 'pool' | 'settings' | 'configuration' | 'clock'>,
  definitions: Pick<DefinitionsStore, 'current'>,
  columns = new ColumnReader(platform.settings.columnMemory),
): FastifyPluginAsync {
  const { database, settings, configuration, clock } = platform;
  const answers = new ColumnAnswers(platform, columns, settings.columnMemory * TRAITS);
  const overlaps = new Overlaps();
  const ranking = traitRanking(configuration);
  const { traitPriority, timeZone } = configuration;
  const resolve = (rule: Rule) => resolved(rule, definitions, timeZone);
  return async (server) => {
    server.post('/audiences/preview', async ({ body }): Promise<Preview> => {
      const { rule, audience } = parseInput(previewRequestSchema, body);
      const question = { resolved: resolve(rule), now: clock(), traitPriority };
      return previewRule({ answers, overlaps }, question, audience);
    });
    server.post('/audiences/preview/members', async ({ body }): Promise<PreviewMembers> => {
      const { rule, after, pageSize } = parseInput(previewMembersRequestSchema, body);
      const question = { resolved: resolve(rule), now: clock(), traitPriority };
      return previewMembers({ answers, database, ranking }, question, { after, pageSize });
    });
    server.post('/audiences/explain', async ({ body }): Promise<Explanation> => {
      const { rule, profileId } = parseInput(explainRequestSchema, body);
      const about = { profileId, now: clock(), ranking };
      const explanation = await explainMember(database, rule, resolve(rule), about);
      if (explanation) return explanation;
      throw new HttpProblem(404, 'not_found', 'There is no such profile.');
    });
    server.get('/audiences/known', async (): Promise<KnownForRules> => findKnown(database));
    server.get('/audiences/known/values', async ({ query }): Promise<KnownValues> => {
      return findKnownValues(database, parseInput(knownValuesQuerySchema, query), clock());
    });
  };
}

function resolved(
  rule: Rule,
  definitions: Pick<DefinitionsStore, 'current'>,
  timeZone: string,
): ResolvedRule {
  try {
    return resolveRule(rule, definitions.current(), timeZone);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const details = [{ path: 'rule', message: error.message }];
    throw new HttpProblem(400, 'validation_failed', 'The request is not valid.', {
      details,
      cause: error,
    });
  }
}
