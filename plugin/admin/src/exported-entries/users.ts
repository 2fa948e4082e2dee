/** The content type of the users of the site, whose document ids are user ids of profiles. */
export const USERS = 'plugin::users-permissions.user';
