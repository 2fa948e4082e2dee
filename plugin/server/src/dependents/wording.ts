/** A thing that needs another one: what it is, such as `audience`, and what people call it. */
export interface Named {
  kind: string;
  name: string;
}

/** Names things by their kinds: the audience «A» and the activations «B», «C». */
export function listed(things: readonly Named[]): string {
  const kinds = [...new Set(things.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const names = things.filter((thing) => thing.kind === kind).map(({ name }) => `«${name}»`);
      return `the ${kind}${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
    })
    .join(' and ');
}

/** Says in a sentence what relies on something, and what to do. */
export function reliance(found: readonly Named[]): string {
  const [first, ...others] = found;
  const isMixed = others.some(({ kind }) => kind !== first?.kind);
  const those = others.length === 0 ? `that ${first?.kind}` : `those ${first?.kind}s`;
  return (
    `${listed(found)} ${others.length === 0 ? 'relies' : 'rely'} on it. ` +
    `Change or delete ${isMixed ? 'them' : those} first.`
  );
}
