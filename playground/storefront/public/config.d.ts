/** What the storefront's server answers at /config.js. */
declare const settings: {
  strapiUrl: string;
};
export default settings;
