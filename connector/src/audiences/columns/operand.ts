import type { Operand } from 'strapi-cdp-config';
import type { Column } from '../../event-columns/index.ts';
import { elements, isScalar, type Scalar } from '../../shared/scalar.ts';
import { catalogueValues } from '../rules/selection.ts';
import { columnOf } from './matcher.ts';
import { NotInColumnsError, type ScanContext } from './scan.ts';

/** Where the values are that are added up, and which of them a value at the path stands for. */
export interface ColumnOperand {
  column: string;
  valuesOf(value: unknown): Scalar[];
}

/** Says where the values are. @throws NotInColumnsError */
export function operandOf({ property, catalogue }: Operand, context: ScanContext): ColumnOperand {
  const isEach = property.endsWith('[]');
  return {
    column: columnOf('property', property),
    valuesOf(value) {
      const own = (isEach ? elements(value) : [value]).filter(isScalar);
      if (!catalogue) return own;
      return own.flatMap((id) => catalogueValues(id, catalogue, context).filter(isScalar));
    },
  };
}

/** Values of events that have one at most, by a number that is the same in all chunks; 0 is none. */
export class SingleValues {
  readonly #valuesOf: (value: unknown) => Scalar[];
  readonly #codes = new Map<Scalar, number>();
  readonly #values: Scalar[] = [];

  constructor(valuesOf: (value: unknown) => Scalar[]) {
    this.#valuesOf = valuesOf;
  }

  /** The codes of a chunk, and the number of each. @throws NotInColumnsError where events have several */
  of(column: Column | undefined): { codes: Column['codes']; table: Uint32Array } {
    if (!column || column.starts) throw new NotInColumnsError();
    const table = Uint32Array.from([0, ...column.values.map((value) => this.#numberOf(value))]);
    return { codes: column.codes, table };
  }

  #numberOf(value: unknown): number {
    const [first, ...others] = this.#valuesOf(value);
    if (others.length > 0) throw new NotInColumnsError();
    if (first === undefined) return 0;
    const known = this.#codes.get(first);
    if (known !== undefined) return known;
    this.#values.push(first);
    this.#codes.set(first, this.#values.length);
    return this.#values.length;
  }

  /** The value of a number. */
  value(number: number): Scalar | undefined {
    return this.#values[number - 1];
  }
}
