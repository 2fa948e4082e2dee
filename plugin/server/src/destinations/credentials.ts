import type { Destination, DestinationInput } from 'strapi-cdp-config';
import { type FieldProblem, fieldError } from '../http/index.ts';

/**
 * Puts the credentials that are kept where a form left them as they are. They are not sent to another
 * host than the one that they were entered for: else whoever may change an address could read them.
 *
 * @param kept the destination as it is saved; undefined for a new one
 * @throws ValidationError at each credential that has to be entered
 */
export function withCredentials(
  input: DestinationInput,
  kept: Destination | undefined,
): Destination {
  switch (input.kind) {
    case 'http': {
      const isKnown = kept?.kind === 'http' && isSameHost(kept, input);
      // A map: a header may be called like something that every object has.
      const known = new Map(isKnown ? Object.entries(kept.headers) : []);
      const problems: FieldProblem[] = [];
      const headers = input.headers.map(({ name, value }, index): [string, string] => {
        const said = value ?? known.get(name);
        if (said === undefined) problems.push(missing(['headers', index, 'value'], kept));
        return [name, said ?? ''];
      });
      report(problems);
      return { ...input, headers: Object.fromEntries(headers) };
    }
    case 'webhook': {
      const known = kept?.kind === 'webhook' && isSameHost(kept, input) ? kept.secret : undefined;
      const secret = input.secret ?? known;
      if (secret === undefined) throw fieldError([missing(['secret'], kept)]);
      return { ...input, secret };
    }
    case 'file':
      return input;
  }
}

function report([first, ...others]: FieldProblem[]): void {
  if (first) throw fieldError([first, ...others]);
}

function missing(path: FieldProblem['path'], kept: Destination | undefined): FieldProblem {
  const message = kept
    ? 'Enter it again: what is kept is not sent to another host.'
    : 'Enter a value.';
  return { path, message };
}

function isSameHost(one: { url: string }, other: { url: string }): boolean {
  return new URL(one.url).origin === new URL(other.url).origin;
}
