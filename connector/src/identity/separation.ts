/** Two groups of identifiers that an editor said are two customers. */
export interface Separation {
  id: string;
  /** Ids of the identifiers of one customer. */
  near: string[];
  /** Ids of the identifiers of the other. */
  far: string[];
}

/**
 * What editors separated: no identifier of one side is ever together with one of the other, whatever
 * evidence there is or comes. It works like a limit, so profiles stay a function of evidence and
 * separations, and neither the order of events nor that of splits matters.
 */
export class Separations {
  /** By identifier: on which side of which separations it stands. */
  readonly #sides = new Map<string, Map<string, 'near' | 'far'>>();

  constructor(separations: Iterable<Separation> = []) {
    for (const { id, near, far } of separations) {
      for (const member of near) this.#place(member, id, 'near');
      for (const member of far) this.#place(member, id, 'far');
    }
  }

  /** Says whether identifiers, by id, may be of one customer. */
  allow(members: Iterable<string>): boolean {
    if (this.#sides.size === 0) return true;
    const taken = new Map<string, 'near' | 'far'>();
    for (const member of members) {
      for (const [separation, side] of this.#sides.get(member) ?? []) {
        if ((taken.get(separation) ?? side) !== side) return false;
        taken.set(separation, side);
      }
    }
    return true;
  }

  #place(member: string, separation: string, side: 'near' | 'far'): void {
    const sides = this.#sides.get(member) ?? new Map<string, 'near' | 'far'>();
    this.#sides.set(member, sides.set(separation, side));
  }
}
