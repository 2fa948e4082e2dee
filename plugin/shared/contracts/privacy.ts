/**
 * Privacy requests are the connector's: the plugin says who asks, and passes its replies through.
 *
 * `POST /cdp/privacy/find` - `personFindSchema`, `personFoundSchema`
 * `GET /cdp/privacy/requests` - `privacyRequestsQuerySchema`, `privacyRequestsPageSchema`
 * `GET /cdp/privacy/profiles/:id/export` - a file of JSON, as a stream
 * `POST /cdp/privacy/delete`, `/suppress` and `/unsuppress` - `personFindSchema`, `privacyRequestSchema`
 *
 * Reading, exporting, deleting and suppressing are permissions of their own. Identifiers travel in
 * bodies only, as addresses are written to logs.
 */
export {
  type PersonFound,
  type PersonQuery,
  type PrivacyAction,
  type PrivacyRequest,
  type PrivacyRequestsPage,
  type PrivacyRequestsQuery,
  personFindSchema,
  personFoundSchema,
  personIdentifierSchema,
  privacyActionSchema,
  privacyRequestSchema,
  privacyRequestsPageSchema,
  privacyRequestsQuerySchema,
  privacyStateSchema,
} from 'strapi-cdp-config';
