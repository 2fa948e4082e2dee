import { createRandom, pick, type Random } from '../random.ts';
import { CITIES, FIRST_NAMES, LAST_NAMES } from './names.ts';

/** A made-up customer. Some kept their city or last name to themselves. */
export interface Customer {
  username: string;
  email: string;
  firstName: string;
  lastName: string | null;
  city: string | null;
  newsletter: boolean;
}

/** Shares of customers, from 0 to 1. */
const WITHOUT_LAST_NAME = 0.04;
const WITHOUT_CITY = 0.15;
const WITH_NEWSLETTER = 0.4;

/** Makes `customer1@example.com` and so on: the same people on every machine. */
export function makeCustomers(count: number): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return makeCustomer(number, createRandom(`film-shop customer ${number}`));
  });
}

function makeCustomer(number: number, random: Random): Customer {
  return {
    username: `customer${number}`,
    email: `customer${number}@example.com`,
    firstName: pick(random, FIRST_NAMES),
    lastName: random() < WITHOUT_LAST_NAME ? null : pick(random, LAST_NAMES),
    city: random() < WITHOUT_CITY ? null : pick(random, CITIES),
    newsletter: random() < WITH_NEWSLETTER,
  };
}
