/** The id of the plugin: in uids, URLs and the configuration. Changing it would lose data. */
export const PLUGIN_ID = 'cdp';
