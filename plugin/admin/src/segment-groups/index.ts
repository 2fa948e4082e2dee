export { useCdpSegmentGroupsQuery } from './api.ts';
export { CreateSegmentGroupPage } from './CreateSegmentGroupPage.tsx';
export { EditSegmentGroupPage } from './EditSegmentGroupPage.tsx';
export { SegmentGroupPage } from './SegmentGroupPage.tsx';
export { SegmentGroupsPage } from './SegmentGroupsPage.tsx';
export { SegmentPage } from './SegmentPage.tsx';
