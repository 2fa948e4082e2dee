/**
 * Profiles are the connector's: the plugin passes its replies through.
 *
 * `GET /cdp/profiles` - `profilesQuerySchema`, `profilesPageSchema`
 * `GET /cdp/profiles/:id` - `profileSchema`
 * `GET /cdp/profiles/:id/events` - `eventsQuerySchema`, `eventsPageSchema`
 * `GET /cdp/profiles/:id/consent` - `consentSchema`
 *
 * While the connector does not answer, these routes reply 503 with a sentence that says what to do.
 */
export {
  type Consent,
  consentSchema,
  type EventsPage,
  eventsPageSchema,
  eventsQuerySchema,
  type Profile,
  type ProfilesPage,
  profileSchema,
  profilesPageSchema,
  profilesQuerySchema,
} from 'strapi-cdp-config';
