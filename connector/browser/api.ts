import { ask, decide } from './decide.ts';
import type { Fields, Preferences } from './message.ts';
import { page } from './pages.ts';
import { record } from './record.ts';
import { onSegments } from './segments.ts';
import { flush } from './transport.ts';
import { anonymousId, reset, setUser, userId, visit } from './visitor.ts';

/** A name that may be left out, and what belongs to it. */
type Named = [name?: string | Fields, fields?: Fields];

/** What pages call as `cdp.track(…)`. */
export interface Api {
  /** Records that something happened. */
  track(event: string, properties?: Fields): void;
  /** Records a page view. */
  page(...page: Named): void;
  /** Says who the visitor is, what they are like, or both. */
  identify(...user: Named): void;
  /** Says which group, such as a company, the visitor belongs to. */
  group(groupId: string, traits?: Fields): void;
  /** Says that a user has another id from now on. */
  alias(userId: string, previousId?: string): void;
  /** Forgets who the visitor is: the next event is somebody else's. */
  reset(): void;
  /** Takes a choice by category over; without one, asks by the banner. */
  consent(choice?: Preferences): void;
  /** Calls back with the visitor's segments once they are known, and whenever they change. */
  segments(listener: (segments: string[]) => void): void;
  /** Calls back once the script is there. */
  ready(callback: () => void): void;
}

/** The calls, each for a moment: now, or when the page made it before the script was there. */
export const apiAt = (moment?: Date): Api => ({
  track: (event, properties) => record('track', { event, properties }, moment),
  page: (...named) => page(...split(named), moment),
  identify(...named) {
    const [id, traits] = split(named);
    if (id && userId && `${id}` !== `${userId}`) reset();
    if (id) setUser(id);
    record('identify', { traits }, moment);
    // Known visitors may be in other segments than unknown ones.
    if (anonymousId) flush().then(visit);
  },
  group: (groupId, traits) => record('group', { groupId, traits }, moment),
  alias(id, previousId = userId) {
    setUser(id);
    record('alias', { previousId }, moment);
  },
  reset,
  consent: (choice) => (choice ? decide(choice) : ask()),
  segments: onSegments,
  ready: queueMicrotask,
});

function split([name, fields]: Named): [string | undefined, Fields | undefined] {
  return typeof name === 'object' ? [undefined, name ?? fields] : [name, fields];
}
