import { leavePage, pageNow } from './context.ts';
import type { Fields } from './message.ts';
import { record } from './record.ts';
import { anonymousId, visit } from './visitor.ts';

/** Milliseconds for an app to set the title of its next page, or to go on to another. */
const SETTLING = 100;

/** The address that was recorded last. What follows # is a place on the same page. */
let recorded: string | undefined;

const address = (): string => location.pathname + location.search;

/** Records a view of the page that is shown. */
export function page(name?: string, properties?: Fields, moment?: Date): void {
  recorded = address();
  record('page', { name, properties: { name, ...pageNow(), ...properties } }, moment);
  leavePage();
  // What the visitor did since the last page may have moved them into other segments.
  if (anonymousId) visit();
}

/** Records a view whenever the address changes, in single-page apps too. */
export function watchPages(): void {
  let timer: number | undefined;
  const look = () => {
    if (address() !== recorded) page();
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLING);
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = (...change) => {
      original.apply(history, change);
      lookSoon();
    };
  }
  addEventListener('popstate', lookSoon);
  addEventListener('pageshow', ({ persisted }) => {
    // Back from another site, as it was left.
    if (persisted) page();
  });
  look();
}
