import { propertySteps } from 'strapi-cdp-config';

/** Names in a path at most; what is deeper is not kept. */
const DEEPEST = 3;

/** Characters of a path at most: no rule can ask for a longer one. */
const LONGEST = 200;

/** What no path can name. */
const UNSPEAKABLE = /[.[\]"\\]/;

/** Where values come from: the key of the source, the properties, or the context of an event. */
export type Root = 'source' | 'property' | 'context';

/** Behind the path of lists in lists: what is deeper is found in more than one way. */
const DEEPER = '.*';

/** In the place of paths that are too many to be kept. */
export const EVERYTHING = '*';

/**
 * The name of the column that has what a rule finds at a path, before a list at its end is taken apart;
 * undefined when it is too deep to be kept.
 */
export function columnName(root: Root, path: string): string | undefined {
  const names = propertySteps(path).map(({ name }) => name);
  return names.length > DEEPEST ? undefined : `${root}:${names.join('.')}`;
}

/** The column of the keys of sources. */
export const SOURCE_COLUMN = 'source:';

/** Whether there may be values at a path that no column has. */
export function isLeftOut(name: string, leftOut: readonly string[]): boolean {
  if (leftOut.length === 0) return false;
  return leftOut.some(
    (one) =>
      one === name ||
      one === EVERYTHING ||
      (one.endsWith(DEEPER) && name.startsWith(one.slice(0, -1))),
  );
}

/** Paths that are told apart at most; names come from outside. */
const MOST_PATHS = 2_000;

/** A path, and what an event has there. */
export interface Place {
  /** The name of the column. */
  column: string;
  /** Every value that the path leads to, lists as they are, of the event that was taken apart last. */
  values: unknown[];
}

interface Node extends Place {
  /** By name; null for what no path can name. */
  children: Map<string, Node | null>;
  /** The event that the values are of. */
  event: number;
}

/** Takes events apart into what they have at each path. */
export class Shredder {
  /** What must be left out, of all events. */
  readonly odd = new Set<string>();
  readonly #source = nodeOf(SOURCE_COLUMN);
  readonly #properties = nodeOf('property:');
  readonly #context = nodeOf('context:');
  #found: Node[] = [];
  #event = 0;
  #paths = 0;

  /** Takes an event apart. What it returns is right until the next. */
  take(event: { source: string; properties: object; context: object }): readonly Place[] {
    this.#event += 1;
    this.#found = [];
    this.#add(this.#source, event.source);
    this.#visit(event.properties, this.#properties, 1);
    this.#visit(event.context, this.#context, 1);
    return this.#found;
  }

  #visit(members: object, parent: Node, depth: number): void {
    for (const [name, value] of Object.entries(members)) {
      const node = parent.children.get(name) ?? this.#child(parent, name, depth);
      if (!node) continue;
      this.#add(node, value);
      if (typeof value === 'object' && value !== null) this.#descend(value, node, depth);
    }
  }

  #descend(value: object, node: Node, depth: number): void {
    if (!Array.isArray(value)) {
      if (depth < DEEPEST) this.#visit(value, node, depth + 1);
      return;
    }
    for (const element of value) {
      if (typeof element !== 'object' || element === null) continue;
      if (Array.isArray(element)) this.odd.add(node.column + DEEPER);
      else if (depth < DEEPEST) this.#visit(element, node, depth + 1);
    }
  }

  #child(parent: Node, name: string, depth: number): Node | undefined {
    if (parent.children.get(name) === null) return undefined;
    if (this.#paths >= MOST_PATHS) {
      this.odd.add(EVERYTHING);
      return undefined;
    }
    this.#paths += 1;
    const column = parent.column + (depth > 1 ? '.' : '') + name;
    const isKept = !UNSPEAKABLE.test(name) && column.length <= LONGEST;
    const node = isKept ? nodeOf(column) : null;
    parent.children.set(name, node);
    return node ?? undefined;
  }

  #add(node: Node, value: unknown): void {
    if (node.event !== this.#event) {
      node.event = this.#event;
      node.values = [];
      this.#found.push(node);
    }
    node.values.push(value);
  }
}

function nodeOf(column: string): Node {
  return { column, values: [], children: new Map(), event: 0 };
}
