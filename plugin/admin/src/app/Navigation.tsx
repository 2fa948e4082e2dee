import { Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { useReadable } from '../shared/access/index.ts';
import { HOME, SECTIONS } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';

/** The pages of the plugin that the editor may see. */
export function Navigation() {
  const text = useText();
  const isReadable = useReadable();
  const label = text('plugin.name');
  const sections = SECTIONS.map((section) => ({
    ...section,
    pages: section.pages.filter(({ subject }) => isReadable(subject)),
  })).filter(({ pages }) => pages.length > 0);
  return (
    <SubNav.Main aria-label={label}>
      <SubNav.Header label={label} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {sections.map((section) => (
            <SubNav.Section key={section.label} label={text(section.label)}>
              {section.pages.map((page) => (
                <SubNav.Link key={page.path} to={`${HOME}/${page.path}`} label={text(page.label)} />
              ))}
            </SubNav.Section>
          ))}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}
