const DAY = 24 * 60 * 60 * 1000;

/** Somebody looked at products of a category, once a day up to yesterday. */
export function viewed(userId: string, category: string, times: number): object[] {
  return Array.from({ length: times }, (_, index) => ({
    type: 'track',
    userId,
    event: 'Product Viewed',
    properties: { category, product_id: `film-${index}` },
    timestamp: new Date(Date.now() - (index + 1) * DAY),
  }));
}

/** Somebody bought something so many days ago. */
export function bought(userId: string, total: number, daysAgo: number): object {
  return {
    type: 'track',
    userId,
    event: 'Order Completed',
    properties: { total },
    timestamp: new Date(Date.now() - daysAgo * DAY),
  };
}
