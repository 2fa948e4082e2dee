import type { FastifyPluginAsync } from 'fastify';
import { type Activations, activationRoutes, startActivations } from './activations/index.ts';
import {
  type Audiences,
  audienceRoutes,
  previewRoutes,
  startAudiences,
} from './audiences/index.ts';
import { consentRoutes } from './consent/index.ts';
import type { DefinitionsStore } from './definitions/index.ts';
import { destinationRoutes, startDestinations } from './destinations/index.ts';
import { ColumnReader, type EventColumns, startEventColumns } from './event-columns/index.ts';
import { type Exports, exportActivity, exportRoutes, startExports } from './exports/index.ts';
import { type Imports, importRoutes, startImports } from './imports/index.ts';
import type { Platform } from './platform.ts';
import { privacyRoutes, startPrivacy } from './privacy/index.ts';
import { computedRoutes, profileRoutes, startComputedTraits } from './profiles/index.ts';
import {
  segmentKeeper,
  segmentManagementRoutes,
  segmentRoutes,
  startSegments,
} from './segments/index.ts';
import type { Activity } from './server/index.ts';
import type { Persist } from './start-up.ts';
import {
  countBacklog,
  liveRoutes,
  lookupRoutes,
  type Processing,
  planRoutes,
  scriptRoutes,
  setAsideRoutes,
  sourceRoutes,
  startProcessing,
  trackingActivity,
  trackingRoutes,
} from './tracking/index.ts';

/** The domains of a connector, as one. */
export interface Domains {
  openRoutes: FastifyPluginAsync[];
  managementRoutes: FastifyPluginAsync[];
  activity: Activity;
  /** Begins the work; the database is there and migrated. */
  start(persist: Persist): Promise<void>;
  /** Ends what the domains do besides jobs. */
  stop(): Promise<void>;
}

/** Composes the domains. */
export function createDomains(platform: Platform, definitions: DefinitionsStore): Domains {
  const columns = new ColumnReader(platform.settings.columnMemory);
  let activations: Activations | undefined;
  let audiences: Audiences | undefined;
  let eventColumns: EventColumns | undefined;
  let exports: Exports | undefined;
  let imports: Imports | undefined;
  let processing: Processing | undefined;
  return {
    openRoutes: [
      trackingRoutes(platform, definitions),
      scriptRoutes(platform, definitions),
      lookupRoutes(platform, definitions),
      segmentRoutes(platform, definitions),
    ],
    managementRoutes: [
      exportRoutes(platform, definitions, () => exports?.contentChanged()),
      destinationRoutes(platform, definitions),
      profileRoutes(platform),
      sourceRoutes(platform, definitions),
      computedRoutes(platform),
      importRoutes(platform),
      privacyRoutes(platform),
      setAsideRoutes(platform, definitions),
      liveRoutes(platform),
      planRoutes(platform),
      consentRoutes(platform),
      audienceRoutes(platform),
      previewRoutes(platform, definitions, columns),
      segmentManagementRoutes(platform, definitions),
      activationRoutes(platform),
    ],
    activity: {
      backlog: () => countBacklog(platform),
      async since(moment) {
        const [exported, tracked] = await Promise.all([
          exportActivity(platform, moment),
          trackingActivity(platform, moment),
        ]);
        return { ...exported, ...tracked };
      },
    },
    async start(persist) {
      processing = startProcessing(platform);
      eventColumns = startEventColumns(platform);
      startDestinations(platform, definitions);
      exports = await persist(() => startExports(platform, definitions));
      await persist(() => startComputedTraits(platform, definitions));
      audiences = await persist(() =>
        startAudiences(platform, definitions, segmentKeeper(definitions), columns),
      );
      await persist(() => startSegments(platform, definitions));
      activations = await persist(() => startActivations(platform, definitions));
      imports = await startImports(platform, definitions);
      await persist(() => startPrivacy(platform));
    },
    async stop() {
      await Promise.all([
        processing?.stop(),
        eventColumns?.stop(),
        activations?.stop(),
        audiences?.stop(),
        exports?.stop(),
        imports?.stop(),
      ]);
    },
  };
}
