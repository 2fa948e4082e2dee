export {
  useCdpOverrideSegmentMutation,
  useCdpProfileSegmentsQuery,
  useCdpSegmentProfilesQuery,
} from './api.ts';
export { registerPreview, registerSegmentsField } from './register.ts';
