import { Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useReadable } from '../shared/access/index.ts';
import { HOME, PAGES } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';

/** The pages of the plugin that the editor may see. */
export function Navigation() {
  const text = useText();
  const isReadable = useReadable();
  const label = text('plugin.name');
  return (
    <SubNav.Main aria-label={label}>
      <SubNav.Header label={label} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="pages" label={text('plugin.pages')}>
              {PAGES.filter(({ subject }) => isReadable(subject)).map((page) => (
                <SubNav.Link key={page.path} to={`${HOME}/${page.path}`} label={text(page.label)} />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}
