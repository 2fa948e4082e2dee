import { adminApi } from '@strapi/strapi/admin';

/**
 * The routes of the plugin, in the cache that all screens of the admin panel share. Each folder
 * adds its own endpoints; their names begin with `cdp`, because other plugins add theirs too.
 */
export const cdpApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'CdpOverview',
    'CdpSegmentGroup',
    'CdpSegment',
    'CdpSegmentMembership',
    'CdpWorkflow',
    'CdpRun',
    'CdpDestination',
    'CdpFieldExport',
    'CdpProfile',
    'CdpSource',
    'CdpComputedTrait',
    'CdpAudience',
    'CdpActivation',
    'CdpImport',
    'CdpUnification',
    'CdpPrivacy',
    'CdpSetAside',
    'CdpPlan',
  ],
});
