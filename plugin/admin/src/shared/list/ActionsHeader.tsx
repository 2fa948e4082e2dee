import { Th, VisuallyHidden } from '@strapi/design-system';
import { useText } from '../text/index.ts';

/** The heading above the buttons of the rows: for screen readers only. */
export function ActionsHeader() {
  const text = useText();
  return (
    <Th>
      <VisuallyHidden>{text('list.actions')}</VisuallyHidden>
    </Th>
  );
}
