import type { Suggestion } from '../../../shared/suggest/index.ts';

/** What clients of the tracking API send as context; others may be typed. */
export const CONTEXT_PATHS: Suggestion[] = [
  'page.path',
  'page.url',
  'page.title',
  'page.referrer',
  'campaign.source',
  'campaign.medium',
  'campaign.name',
  'campaign.term',
  'campaign.content',
  'locale',
  'timezone',
  'device.type',
  'os.name',
  'app.name',
  'app.version',
  'userAgent',
].map((value) => ({ value }));
