/** Lets editors choose the languages that the screens of the plugin speak. */
export default {
  config: { locales: ['de', 'fr'] },
};
