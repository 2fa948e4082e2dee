import { type Api, apiAt } from './api.ts';
import { watchClicks } from './clicks.ts';
import { forAll, mayTrack, preferences, refusedByBrowser } from './consent.ts';
import { ask, decide, watchTabs } from './decide.ts';
import { watchPages } from './pages.ts';
import { setSegments } from './segments.ts';
import { autoPages, dataset } from './settings.ts';
import { watchConnection } from './transport.ts';
import { visit } from './visitor.ts';

/** A call as the head snippet keeps it until the script is there. */
type Call = [name: keyof Api, parameters: Iterable<unknown>, moment?: Date];

type Cdp = Record<string, unknown> & { q?: { push(call: Call): void } };

declare global {
  interface Window {
    cdp?: Cdp;
  }
}

window.cdp ??= {};
const { cdp } = window;
const waiting = cdp.q ?? [];
// A second tag of the script finds the first one's work.
if (Array.isArray(waiting)) start(waiting);

function start(calls: Call[]): void {
  for (const name of Object.keys(apiAt()) as (keyof Api)[]) {
    cdp[name] = (...parameters: unknown[]) => call([name, parameters]);
  }
  cdp.q = { push: call };
  calls.forEach(call);
  watchConnection();
  watchClicks();
  watchTabs();
  if (refusedByBrowser && preferences) decide(forAll(false));
  if (mayTrack()) visit();
  else setSegments([]);
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', startPage);
  } else {
    startPage();
  }
}

function startPage(): void {
  if (mayTrack() === undefined && dataset.consent !== 'manual') ask();
  if (autoPages) watchPages();
}

/** Does what the page asks for. What goes wrong is told, and never the page's problem. */
function call([name, parameters, moment]: Call): void {
  try {
    const perform = apiAt(moment)[name] as (...parameters: unknown[]) => void;
    perform(...parameters);
  } catch (error) {
    console.error('cdp:', error);
  }
}
