import { connectorClient } from '../connector/index.ts';
import { useDocumentMiddleware } from '../document-middleware.ts';
import { parse } from '../http/index.ts';
import type { Context, Strapi } from '../strapi.ts';
import { segmentsFieldOf } from './targeted-types.ts';
import {
  audienceFilter,
  firstVariant,
  type TargetingQuery,
  targetingQuerySchema,
} from './targeting.ts';

/** Entries that variants are chosen among. */
const MOST_VARIANTS = 200;

const READS = new Set(['findMany', 'findFirst', 'findOne', 'count']);

/** What of a query of the document service matters here. */
interface Parameters {
  filters?: unknown;
  fields?: unknown;
  limit?: number;
  start?: number;
}

/**
 * Lets requests of the content API say whom content is for: `?segments=fans,vip`, or the anonymous id of
 * a visitor, whose segments the connector is asked for. Entries of types that have a segments field are
 * left out when they are for others; what has no segments is for everyone.
 *
 * @returns ends it
 */
export function targetContent(strapi: Strapi): () => void {
  const connector = connectorClient(strapi);

  /** A site goes on without its connector: then a visitor is in no segment. */
  async function segmentsOf({ segments, visitor }: TargetingQuery): Promise<string[] | undefined> {
    if (segments !== undefined || visitor === undefined) return segments;
    try {
      return await connector.visitorSegments(visitor);
    } catch (error) {
      strapi.log.debug(`The segments of a visitor are not known: ${error}`);
      return [];
    }
  }

  return useDocumentMiddleware(strapi, async (context, next) => {
    if (!READS.has(context.action)) return next();
    const query = targetingOf(strapi.requestContext.get());
    if (!query) return next();
    const field = segmentsFieldOf(strapi, context.uid);
    if (field === undefined) return next();
    const asked = parse(targetingQuerySchema, query);
    const segments = await segmentsOf(asked);
    if (segments === undefined) return next();
    const parameters = context.params as Parameters;
    parameters.filters = both(parameters.filters, audienceFilter(field, segments));
    if (asked.variants === undefined) return next();
    if (context.action === 'count') return Math.min(1, Number(await next())) as never;
    if (context.action !== 'findMany') return next();
    return (await pickVariant(parameters, field, segments, next)) as never;
  });
}

/** What a request of the content API says of whom it is for. */
function targetingOf(context: Context | undefined): object | undefined {
  if (context?.state?.route?.info?.type !== 'content-api') return undefined;
  const { segments, visitor, variants } = context.query;
  return segments === undefined && visitor === undefined
    ? undefined
    : { segments, visitor, variants };
}

function both(filters: unknown, more: object): object {
  return filters ? { $and: [filters, more] } : more;
}

/** The field is read even if it was not asked for, and taken out again. */
async function pickVariant(
  parameters: Parameters,
  field: string,
  segments: string[],
  next: () => unknown,
): Promise<unknown[]> {
  const { fields } = parameters;
  const isHidden = Array.isArray(fields) && !fields.includes('*') && !fields.includes(field);
  if (isHidden) parameters.fields = [...fields, field];
  parameters.start = 0;
  parameters.limit = MOST_VARIANTS;
  const entries = (await next()) as Record<string, unknown>[];
  const found = firstVariant(entries, field, segments);
  if (!found) return [];
  if (!isHidden) return [found];
  const { [field]: _hidden, ...shown } = found;
  return [shown];
}
