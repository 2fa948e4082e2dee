import { type Exchange, NOTHING } from '../delivery.ts';

/**
 * What Segment's browser client asks before it sends anything. It takes write key and address from
 * the answer, so a page need only name us as its `cdnURL`. Any other integration in the list would
 * make it load scripts of Segment's.
 */
export const browserSettings: Pick<Exchange, 'method' | 'purpose' | 'read' | 'answer'> = {
  method: 'GET',
  purpose: 'setup',
  read: () => NOTHING,
  answer: (_verdict, { params, protocol, host }) => ({
    integrations: { 'Segment.io': { apiKey: params.writeKey, apiHost: `${host}/v1`, protocol } },
    plan: {},
  }),
};
