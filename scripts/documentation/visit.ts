import type { Page } from 'playwright-core';

/**
 * Visits the film shop as one of its customers would: looks at two films, buys the second, logs in.
 *
 * @param customer number of the customer, from 1 to 300
 */
export async function visitShop(shop: Page, url: string, customer: number): Promise<void> {
  const email = `customer${customer}@example.com`;
  await shop.goto(url);
  await shop.getByRole('button', { name: 'Accept' }).click();
  for (const offset of [0, 1]) {
    await shop.goto(url);
    await shop
      .locator('main a[href^="/films/"]')
      .nth((customer + offset) % 12)
      .click();
    await shop.getByRole('button', { name: /Add to cart/i }).waitFor();
  }
  await shop.getByRole('button', { name: /Add to cart/i }).click();
  await shop.goto(`${url}/checkout`);
  const fields = {
    Name: 'A Customer',
    'Street and number': '1 High Street',
    'Postal code': '1000',
  };
  for (const [label, value] of Object.entries(fields)) await shop.getByLabel(label).fill(value);
  await shop.getByLabel('E-mail').fill(email);
  await shop.getByLabel('City').fill('Copenhagen');
  await shop.getByRole('button', { name: 'Place the order' }).click();
  await shop.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  await shop.goto(`${url}/login`);
  await shop.getByLabel('E-mail').fill(email);
  await shop.getByLabel('Password').fill('Film-shop-1');
  await shop.locator('main').getByRole('button', { name: 'Log in' }).click();
  await shop.getByText(email).first().waitFor();
}
