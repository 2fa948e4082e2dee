import type { Computation } from 'strapi-cdp-config';
import { nearestNumber, times, toDecimal, wholeNumber, ZERO } from '../../shared/decimal.ts';
import { elements, isScalar, type Scalar } from '../../shared/scalar.ts';
import type { Group } from './group.ts';
import type { StateRow } from './state-rows.ts';
import { isNumeric } from './state-sql.ts';
import { TEXT_LENGTH } from './values-sql.ts';

/**
 * Puts in the place of a catalogue entry what it has in the field of a computation now.
 *
 * @returns one group for each value that counts; none when there is no entry
 */
export function behindCatalogue({ function: name }: Computation, row: StateRow): Group[] {
  return elements(row.entry)
    .filter(isScalar)
    .flatMap((item) => {
      const number = toDecimal(item);
      if (isNumeric(name) && !number) return [];
      const value = cut(item);
      const amount = number ? nearestNumber(number) : null;
      return {
        value: JSON.stringify(value),
        oldest: row.bucket,
        count: row.count,
        sum: number ? times(number, wholeNumber(row.count)) : ZERO,
        low: amount,
        high: amount,
        first: row.first && { place: row.first, value },
        last: row.last && { place: row.last, value },
      };
    });
}

function cut(value: Scalar): Scalar {
  if (typeof value !== 'string' || value.length <= TEXT_LENGTH) return value;
  return [...value].slice(0, TEXT_LENGTH).join('');
}
