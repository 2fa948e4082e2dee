import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import {
  ActivationPage,
  ActivationsPage,
  AudienceActivations,
  CreateActivationPage,
  EditActivationPage,
  ProfileActivations,
} from '../activations/index.ts';
import {
  AudiencePage,
  AudiencesPage,
  CreateAudiencePage,
  EditAudiencePage,
  ProfileAudiences,
} from '../audiences/index.ts';
import {
  ComputedTraitsPage,
  CreateComputedTraitPage,
  EditComputedTraitPage,
} from '../computed-traits/index.ts';
import {
  CreateDestinationPage,
  DestinationPage,
  DestinationsPage,
  EditDestinationPage,
} from '../destinations/index.ts';
import { EventsPage } from '../events/index.ts';
import { FieldExportPage, FieldExportsPage } from '../field-exports/index.ts';
import { ImportPage, ImportsPage, MappingsPage, NewImportPage } from '../imports/index.ts';
import { OverviewPage } from '../overview/index.ts';
import { CreatePlannedEventPage, EditPlannedEventPage, PlanPage } from '../plan/index.ts';
import { PrivacyPage } from '../privacy/index.ts';
import { ProfilePage, ProfilesPage } from '../profiles/index.ts';
import {
  CreateSegmentGroupPage,
  EditSegmentGroupPage,
  SegmentGroupPage,
  SegmentGroupsPage,
  SegmentPage,
} from '../segment-groups/index.ts';
import { READ_PERMISSIONS, useReadable } from '../shared/access/index.ts';
import { PAGES } from '../shared/routes/index.ts';
import { CreateSourcePage, EditSourcePage, SourcePage, SourcesPage } from '../sources/index.ts';
import { UnificationPage } from '../unification/index.ts';
import {
  CreateWorkflowPage,
  EditWorkflowPage,
  RunsPage,
  WorkflowPage,
  WorkflowsPage,
} from '../workflows/index.ts';
import { CompactNavigation } from './CompactNavigation.tsx';
import { Navigation } from './Navigation.tsx';

/** Everything below the menu entry *Customer data*. */
export function App() {
  const isMobile = useIsMobile();
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <Layouts.Root sideNav={isMobile ? undefined : <Navigation />}>
        {isMobile && <CompactNavigation />}
        <Routes>
          <Route index element={<FirstPage />} />
          <Route path="overview" element={<OverviewPage />} />
          <Route path="segment-groups" element={<SegmentGroupsPage />} />
          <Route path="segment-groups/create" element={<CreateSegmentGroupPage />} />
          <Route path="segment-groups/:documentId" element={<SegmentGroupPage />} />
          <Route path="segment-groups/:documentId/edit" element={<EditSegmentGroupPage />} />
          <Route path="segment-groups/:documentId/segments/:segmentId" element={<SegmentPage />} />
          <Route path="profiles" element={<ProfilesPage />} />
          <Route
            path="profiles/:id"
            element={
              <ProfilePage>
                {(id) => (
                  <>
                    <ProfileAudiences profile={id} />
                    <ProfileActivations profile={id} />
                  </>
                )}
              </ProfilePage>
            }
          />
          <Route path="audiences" element={<AudiencesPage />} />
          <Route path="audiences/create" element={<CreateAudiencePage />} />
          <Route
            path="audiences/:documentId"
            element={
              <AudiencePage>
                {(audience) => <AudienceActivations audience={audience} />}
              </AudiencePage>
            }
          />
          <Route path="audiences/:documentId/edit" element={<EditAudiencePage />} />
          <Route path="computed-traits" element={<ComputedTraitsPage />} />
          <Route path="computed-traits/create" element={<CreateComputedTraitPage />} />
          <Route path="computed-traits/:documentId" element={<EditComputedTraitPage />} />
          <Route path="unification" element={<UnificationPage />} />
          <Route path="privacy" element={<PrivacyPage />} />
          <Route path="events" element={<EventsPage />} />
          <Route path="events/:tab" element={<EventsPage />} />
          <Route path="plan" element={<PlanPage />} />
          <Route path="plan/create" element={<CreatePlannedEventPage />} />
          <Route path="plan/:documentId" element={<EditPlannedEventPage />} />
          <Route path="workflows" element={<WorkflowsPage />} />
          <Route path="workflows/create" element={<CreateWorkflowPage />} />
          <Route path="workflows/runs" element={<RunsPage />} />
          <Route path="workflows/:documentId" element={<WorkflowPage />} />
          <Route path="workflows/:documentId/edit" element={<EditWorkflowPage />} />
          <Route path="activations" element={<ActivationsPage />} />
          <Route path="activations/create" element={<CreateActivationPage />} />
          <Route path="activations/:documentId" element={<ActivationPage />} />
          <Route path="activations/:documentId/edit" element={<EditActivationPage />} />
          <Route path="destinations" element={<DestinationsPage />} />
          <Route path="destinations/create" element={<CreateDestinationPage />} />
          <Route path="destinations/:key" element={<DestinationPage />} />
          <Route path="destinations/:key/edit" element={<EditDestinationPage />} />
          <Route path="field-exports" element={<FieldExportsPage />} />
          <Route path="field-exports/:contentType" element={<FieldExportPage />} />
          <Route path="sources" element={<SourcesPage />} />
          <Route path="sources/create" element={<CreateSourcePage />} />
          <Route path="sources/:documentId" element={<SourcePage />} />
          <Route path="sources/:documentId/edit" element={<EditSourcePage />} />
          <Route path="imports" element={<ImportsPage />} />
          <Route path="imports/create" element={<NewImportPage />} />
          <Route path="imports/mappings" element={<MappingsPage />} />
          <Route path="imports/:id" element={<ImportPage />} />
          <Route path="*" element={<Page.NoData />} />
        </Routes>
      </Layouts.Root>
    </Page.Protect>
  );
}

/** The first page that the editor may see. */
function FirstPage() {
  const isReadable = useReadable();
  const page = PAGES.find(({ subject }) => isReadable(subject));
  return page ? <Navigate to={page.path} replace /> : <Page.NoPermissions />;
}
