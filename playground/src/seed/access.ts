import type { Core } from '@strapi/strapi';

const ADMIN = {
  email: 'admin@example.com',
  password: 'Film-shop-1',
  firstname: 'Ada',
  lastname: 'Projector',
};

const READERS = ['public', 'authenticated'];

const READABLE = [
  'api::film.film',
  'api::genre.genre',
  'api::article.article',
  'api::banner.banner',
  'api::shelf.shelf',
].flatMap((uid) => [`${uid}.find`, `${uid}.findOne`]);

/** Creates the first administrator, if there is none at all. */
export async function ensureAdmin(strapi: Core.Strapi): Promise<void> {
  if ((await strapi.db.query('admin::user').count()) > 0) return;
  const superAdmin = await strapi.service('admin::role').getSuperAdmin();
  await strapi
    .service('admin::user')
    .create({ ...ADMIN, isActive: true, blocked: false, roles: [superAdmin.id] });
}

/** Adds German to English, which every site has. */
export async function ensureLocales(strapi: Core.Strapi): Promise<void> {
  const locales = strapi.plugin('i18n').service('locales');
  if (await locales.findByCode('de')) return;
  await locales.create({ code: 'de', name: 'German (de)' });
}

/** Lets everybody read what the storefront shows. */
export async function ensurePermissions(strapi: Core.Strapi): Promise<void> {
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  for (const type of READERS) {
    const role = await strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type } });
    const granted = await permissions.findMany({ where: { role: role.id, action: READABLE } });
    for (const action of READABLE) {
      if (granted.some((permission) => permission.action === action)) continue;
      await permissions.create({ data: { action, role: role.id } });
    }
  }
}
