export { useCdpSegmentChoicesQuery } from './api.ts';
export { ProfileSegments } from './people/ProfileSegments.tsx';
export { SegmentMembers } from './people/SegmentMembers.tsx';
export { registerPreview, registerSegmentsField } from './register.ts';
