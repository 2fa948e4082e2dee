export { openPlatformDestination } from './platform-destination.ts';
