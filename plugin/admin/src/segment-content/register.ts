import { PinMap } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import { PLUGIN_ID } from '../../../shared/plugin-id.ts';
import { SEGMENTS_FIELD_NAME } from '../../../shared/segments-field.ts';
import { textDescriptor } from '../shared/text/index.ts';
import { PreviewPanel } from './PreviewPanel.tsx';

/** Puts the segments field into the content-type builder and the editor of entries. */
export function registerSegmentsField(app: StrapiApp): void {
  app.customFields.register({
    name: SEGMENTS_FIELD_NAME,
    pluginId: PLUGIN_ID,
    type: 'json',
    icon: PinMap,
    intlLabel: textDescriptor('segments-field.label'),
    intlDescription: textDescriptor('segments-field.description'),
    components: {
      // Strapi says that inputs take nothing, and hands them what every input takes.
      Input: () =>
        import('./SegmentsInput.tsx').then(({ SegmentsInput }) => ({
          default: SegmentsInput as unknown as ComponentType,
        })),
    },
  });
}

/** What the content manager offers to plugins, as far as it matters here. */
interface ContentManager {
  addEditViewSidePanel(panels: (typeof PreviewPanel)[]): void;
}

/** Puts the preview beside entries; when all plugins are there. */
export function registerPreview(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { addEditViewSidePanel } = app.getPlugin('content-manager')
    .apis as unknown as ContentManager;
  addEditViewSidePanel([PreviewPanel]);
}
