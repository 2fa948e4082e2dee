const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const wholeDollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});
const numbers = new Intl.NumberFormat('en-US');
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** @param {number} amount */
export const price = (amount) => dollars.format(amount);

/**
 * Large amounts come from Strapi as text, since they may not fit a number of other languages.
 *
 * @param {string | number} amount
 */
export const amount = (amount) => wholeDollars.format(Number(amount));

/** @param {number} value */
export const count = (value) => numbers.format(value);

/** @param {string} date `YYYY-MM-DD` */
export const date = (date) => dates.format(new Date(date));

/** @param {string} instant ISO 8601 */
export const moment = (instant) => moments.format(new Date(instant));

/**
 * Rounds to cents, which sums of prices miss by a hair.
 *
 * @param {number} amount
 */
export const cents = (amount) => Math.round(amount * 100) / 100;
