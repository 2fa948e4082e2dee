import type { Core } from '@strapi/strapi';
import { insertRows } from '../insert-rows.ts';
import { createReport } from '../progress.ts';
import { makeCustomers } from './make-customers.ts';

const UID = 'plugin::users-permissions.user';
const COUNT = 300;
const PASSWORD = 'Film-shop-1';

/** Inserts the customers that are missing. All have the same password, so one hash serves them. */
export async function seedCustomers(strapi: Core.Strapi): Promise<void> {
  const existing = await strapi.db.query(UID).findMany({ select: ['username'] });
  const present = new Set(existing.map(({ username }) => username));
  const missing = makeCustomers(COUNT).filter(({ username }) => !present.has(username));
  if (missing.length > 0) {
    const role = await strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    const { password } = await strapi
      .plugin('users-permissions')
      .service('user')
      .ensureHashedPasswords({ password: PASSWORD });
    const rows = missing.map((customer) => ({
      ...customer,
      password,
      provider: 'local',
      confirmed: true,
      blocked: false,
    }));
    const targetIds = missing.map(() => role.id);
    await insertRows(strapi, UID, rows, { attribute: 'role', targetIds });
  }
  createReport('users')(COUNT, COUNT);
}
