import { activationsHolding } from '../activations/index.ts';
import { audiencesHolding } from '../audiences/index.ts';
import { consentHolding } from '../consent/index.ts';
import { exportHoldings } from '../exports/index.ts';
import { type Holding, identityHoldings } from '../identity/index.ts';
import { importHoldings } from '../imports/index.ts';
import { computedHolding, traitsHolding } from '../profiles/index.ts';
import { segmentsHolding } from '../segments/index.ts';
import { trackingHoldings } from '../tracking/index.ts';

/**
 * Everything that the connector keeps of people, in the order in which it is told and erased. A domain
 * that keeps more adds its holdings here. Imports stay first: what they have in hand becomes events that
 * wait. Identities stay last: the others are found by them.
 */
export const HOLDINGS: Holding[] = [
  ...importHoldings,
  ...trackingHoldings,
  traitsHolding,
  consentHolding,
  computedHolding,
  activationsHolding,
  audiencesHolding,
  segmentsHolding,
  ...exportHoldings,
  ...identityHoldings,
];
