/**
 * Profiles are the connector's: the plugin passes its replies through.
 *
 * `GET /cdp/profiles` - `profilesQuerySchema`, `profilesPageSchema`
 * `GET /cdp/profiles/total` - `profilesFilterSchema`, `profilesTotalSchema`
 * `GET /cdp/profiles/:id` - `profileSchema`
 * `GET /cdp/profiles/:id/events` - `eventsQuerySchema`, `eventsPageSchema`
 * `GET /cdp/profiles/:id/activity` - `activityQuerySchema`, `activitySchema`
 * `GET /cdp/profiles/:id/orders` - `ordersSchema`
 * `GET /cdp/profiles/:id/merges` - `mergesSchema`
 * `GET /cdp/merges/:id/split` - what a split would make: `decisionResultSchema`
 * `POST /cdp/merges/:id/split`, `POST /cdp/splits/:id/reunite` - `decisionResultSchema`
 * `GET /cdp/unification` - `unificationSchema`
 * `GET /cdp/profiles/:id/consent` - `consentSchema`
 *
 * While the connector does not answer, these routes reply 503 with a sentence that says what to do.
 */
export {
  activityQuerySchema,
  type Consent,
  consentSchema,
  eventsQuerySchema,
  profilesFilterSchema,
  profilesQuerySchema,
} from 'strapi-cdp-config';
