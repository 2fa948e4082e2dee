import { useIntl } from 'react-intl';
import { byteAmount } from './bytes.ts';
import { durationParts } from './duration.ts';

/** Writes numbers, bytes and durations (milliseconds) in the language of the editor. */
export function useFormat() {
  const { formatNumber } = useIntl();
  const amount = (value: number, unit: string, maximumFractionDigits: number) =>
    formatNumber(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });

  return {
    number: (value: number) => formatNumber(value),
    bytes(bytes: number) {
      const { value, unit } = byteAmount(bytes);
      return amount(value, unit, 1);
    },
    duration: (milliseconds: number) =>
      durationParts(milliseconds)
        .map(({ value, unit }) => amount(value, unit, 0))
        .join(' '),
  };
}
