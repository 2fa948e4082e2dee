export { type Bar as TimeBar, BarsOverTime } from './BarsOverTime.tsx';
