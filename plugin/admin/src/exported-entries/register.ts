import type { StrapiApp } from '@strapi/strapi/admin';
import { ExportsPanel } from './ExportsPanel.tsx';

/** What the content manager offers to plugins, as far as it matters here. */
interface ContentManager {
  addEditViewSidePanel(panels: (typeof ExportsPanel)[]): void;
}

/** Puts beside entries what was sent of them; when all plugins are there. */
export function registerExportsPanel(app: Pick<StrapiApp, 'getPlugin'>): void {
  const { addEditViewSidePanel } = app.getPlugin('content-manager')
    .apis as unknown as ContentManager;
  addEditViewSidePanel([ExportsPanel]);
}
