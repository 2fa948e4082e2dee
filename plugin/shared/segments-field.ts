import { PLUGIN_ID } from './plugin-id.ts';

/** The custom field that says which segments an entry is for, by the name that models use. */
export const SEGMENTS_FIELD_NAME = 'segments';
export const SEGMENTS_FIELD = `plugin::${PLUGIN_ID}.${SEGMENTS_FIELD_NAME}`;
