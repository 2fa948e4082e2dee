export { BarsOverTime } from './BarsOverTime.tsx';
export { Sparkline } from './Sparkline.tsx';
export { useChartStyle } from './use-chart-style.ts';
