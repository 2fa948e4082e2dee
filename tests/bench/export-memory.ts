import { openArticleSite } from './support/article-site.ts';
import type { Bench } from './support/bench.ts';

/** Articles at scale 1, and those that they are held against. */
const MANY = 200_000;
const FEW = 20_000;

/** The most memory of Strapi and the connector over a full run, against a tenth of the entries. */
export const exportMemory: Bench = async ({ scale }, report) => {
  const small = await measure(Math.round(FEW * scale));
  const large = await measure(Math.round(MANY * scale));
  for (const process of ['strapi', 'connector'] as const) {
    report({
      bench: 'export-memory',
      case: `peak of ${process === 'strapi' ? 'Strapi' : 'the connector'}`,
      ratio: large[process] / small[process],
      goal: '<= 1.2',
      figures: { small_peak_mb: small[process], large_peak_mb: large[process] },
    });
  }
};

/** With processes of their own: what one run leaves behind must not count for the other. */
async function measure(articles: number): Promise<{ strapi: number; connector: number }> {
  const site = await openArticleSite(articles);
  try {
    const { strapi, connector } = await site.exportAll();
    return { strapi, connector };
  } finally {
    await site.close();
  }
}
