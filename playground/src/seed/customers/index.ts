export { seedCustomers } from './seed-customers.ts';
