import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Order, Orders } from 'strapi-cdp-config';
import { BarsOverTime } from '../shared/charts/index.ts';
import { FailurePanel, Loading, Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpProfileOrdersQuery } from './api.ts';
import { sumMonths } from './days.ts';
import { SimpleTable } from './SimpleTable.tsx';

/** Orders that are shown in full. */
const SHOWN = 10;

/** What a customer bought. */
export function OrdersPanel({ profile }: { profile: string }) {
  const text = useText();
  const { data, error, refetch } = useCdpProfileOrdersQuery(profile);
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel title={text('orders.title')}>
      {!data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <Typography textColor="neutral600">{text('orders.empty')}</Typography>
      ) : (
        <OrderList orders={data} />
      )}
    </Panel>
  );
}

function OrderList({ orders: { items, totals } }: { orders: Orders }) {
  const text = useText();
  const money = useMoney();
  const [main] = totals;
  const currency = main?.currency ?? null;
  const amounts = items
    .filter((order) => order.currency === currency)
    .map(({ at, total }) => ({ at, value: total ?? 0 }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={6} wrap="wrap">
        {totals.map((sum) => (
          <Box key={sum.currency ?? ''}>
            <Typography variant="beta" tag="p">
              {money(sum.total, sum.currency)}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {text('orders.count', { count: sum.orders })}
            </Typography>
          </Box>
        ))}
      </Flex>
      <BarsOverTime
        label={text('orders.spending')}
        period="month"
        bars={sumMonths(amounts)}
        format={(value) => money(value, currency)}
      />
      <SimpleTable
        columns={[text('orders.date'), text('orders.products'), text('orders.total')]}
        rows={items.slice(0, SHOWN).map((order) => ({
          key: order.messageId,
          cells: [
            <Typography key="date">
              <RelativeTime at={order.at} />
            </Typography>,
            <Products key="products" order={order} />,
            <Typography key="total" fontWeight="semiBold">
              {order.total === null ? '–' : money(order.total, order.currency)}
            </Typography>,
          ],
        }))}
      />
    </Flex>
  );
}

function Products({ order: { products, orderId } }: { order: Order }) {
  const names = products.map(({ name, quantity }) =>
    quantity === 1 ? name : `${quantity} × ${name}`,
  );
  return (
    <Typography tag="div" style={{ whiteSpace: 'normal' }}>
      {names.join(', ') || orderId || '–'}
    </Typography>
  );
}

/** Writes an amount in its currency, as far as browsers know that one. */
function useMoney() {
  const { formatNumber } = useIntl();
  return (value: number, currency: string | null): string => {
    const isCurrency = currency !== null && /^[A-Za-z]{3}$/.test(currency);
    if (isCurrency) return formatNumber(value, { style: 'currency', currency });
    const number = formatNumber(value, { maximumFractionDigits: 2 });
    return currency ? `${number} ${currency}` : number;
  };
}
