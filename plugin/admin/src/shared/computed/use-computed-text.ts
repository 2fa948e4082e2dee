import { useIntl } from 'react-intl';
import type { ComputedValue } from 'strapi-cdp-config';
import { useText } from '../text/index.ts';
import { useExactTime } from '../time/index.ts';

/** A moment as the connector writes it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Says a computed value in the language of the editor. */
export function useComputedText(): (value: ComputedValue['value']) => string {
  const text = useText();
  const exactTime = useExactTime();
  const { formatNumber } = useIntl();
  return (value) => {
    if (value === null) return text('computed.none');
    if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
    if (typeof value === 'number') return formatNumber(value, { maximumFractionDigits: 2 });
    return MOMENT.test(value) ? exactTime(value) : value;
  };
}
