import { action } from '../../../shared/permissions.ts';
import { adminRoute } from '../http/index.ts';

const setAside = '/events/set-aside';
const mayRead = action('events', 'read');

export const eventRoutes = [
  adminRoute('GET', '/events/live', 'events.findLive', mayRead),
  adminRoute('GET', setAside, 'events.findSetAside', mayRead),
  adminRoute('GET', `${setAside}/reasons`, 'events.findReasons', mayRead),
  adminRoute('POST', `${setAside}/replay`, 'events.replay', action('events', 'replay')),
  adminRoute('POST', `${setAside}/discard`, 'events.discard', action('events', 'discard')),
];
