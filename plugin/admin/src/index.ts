import { ChartPie } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../../shared/plugin-id.ts';
import { registerExportsPanel } from './exported-entries/index.ts';
import { registerPreview, registerSegmentsField } from './segment-content/index.ts';
import { READ_PERMISSIONS } from './shared/access/index.ts';
import { textDescriptor } from './shared/text/index.ts';

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: ChartPie,
      intlLabel: textDescriptor('plugin.name'),
      Component: () => import('./app/App.tsx').then(({ App }) => ({ default: App })),
      permissions: READ_PERMISSIONS,
      position: 3,
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    registerSegmentsField(app);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    registerPreview(app);
    registerExportsPanel(app);
  },

  /** Languages that this plugin does not speak get English through the texts' defaults. */
  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({ locale, data: prefixed(await translations(locale)) })),
    );
  },
};

async function translations(locale: string): Promise<Record<string, string>> {
  try {
    const { default: texts } = await import(`./translations/${locale}.json`);
    return texts;
  } catch {
    return {};
  }
}

function prefixed(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]),
  );
}
