/**
 * Events are the connector's: the plugin passes its replies through.
 *
 * `GET /cdp/events/live` - `liveQuerySchema`, `liveEventsSchema`
 * `GET /cdp/events/set-aside` - `setAsideQuerySchema`, `setAsidePageSchema`
 * `GET /cdp/events/set-aside/reasons` - `setAsideReasonsSchema`
 * `POST /cdp/events/set-aside/replay` - `setAsideSelectionSchema`, `replayResultSchema`
 * `POST /cdp/events/set-aside/discard` - `setAsideSelectionSchema`, `setAsideResultSchema`
 *
 * While the connector does not answer, these routes reply 503 with a sentence that says what to do.
 */
export {
  type LiveEvent,
  type LiveEvents,
  type LiveQuery,
  liveEventsSchema,
  liveQuerySchema,
  type ReplayResult,
  replayResultSchema,
  type SetAsideEvent,
  type SetAsidePage,
  type SetAsideQuery,
  type SetAsideReason,
  type SetAsideReasons,
  type SetAsideResult,
  type SetAsideSelection,
  setAsidePageSchema,
  setAsideQuerySchema,
  setAsideReasonsSchema,
  setAsideResultSchema,
  setAsideSelectionSchema,
  type Verdict,
  verdictSchema,
} from 'strapi-cdp-config';
