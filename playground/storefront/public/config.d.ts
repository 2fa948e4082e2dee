/** What the storefront's server answers at /config.js. */
declare const settings: {
  strapiUrl: string;
  connectorUrl: string;
  writeKey: string;
};
export default settings;
