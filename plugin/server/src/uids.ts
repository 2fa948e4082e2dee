/** The uids of the plugin's content types. They name tables and rows: changing one loses data. */
export const SEGMENT_GROUP_UID = 'plugin::cdp.segment-group';
export const SEGMENT_UID = 'plugin::cdp.segment';
export const WORKFLOW_UID = 'plugin::cdp.workflow';
export const FIELD_EXPORT_UID = 'plugin::cdp.field-export';
export const SOURCE_UID = 'plugin::cdp.source';
export const COMPUTED_TRAIT_UID = 'plugin::cdp.computed-trait';
export const PLANNED_EVENT_UID = 'plugin::cdp.planned-event';
export const DESTINATION_UID = 'plugin::cdp.destination';
export const CONNECTOR_UID = 'plugin::cdp.connector';
export const AUDIENCE_UID = 'plugin::cdp.audience';
export const AUDIENCE_VERSION_UID = 'plugin::cdp.audience-version';
export const ACTIVATION_UID = 'plugin::cdp.activation';
export const OUTBOX_MESSAGE_UID = 'plugin::cdp.outbox-message';
export const CONTENT_CHANGE_UID = 'plugin::cdp.content-change';
export const CHANGE_COUNTER_UID = 'plugin::cdp.change-counter';

/** What people author: the connector is told of every change to one of these. */
export const DEFINITION_UIDS = [
  SEGMENT_GROUP_UID,
  SEGMENT_UID,
  WORKFLOW_UID,
  FIELD_EXPORT_UID,
  SOURCE_UID,
  COMPUTED_TRAIT_UID,
  PLANNED_EVENT_UID,
  AUDIENCE_UID,
  ACTIVATION_UID,
  DESTINATION_UID,
];
