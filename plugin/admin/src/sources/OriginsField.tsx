import { useText } from '../shared/text/index.ts';
import { LinesField } from './LinesField.tsx';

/** The origins that may use the keys of a browser source, one a line. */
export function OriginsField() {
  const text = useText();
  return (
    <LinesField
      name="origins"
      label={text('sources.origins')}
      hint={text('sources.origins-hint')}
      placeholder="https://shop.example"
    />
  );
}
