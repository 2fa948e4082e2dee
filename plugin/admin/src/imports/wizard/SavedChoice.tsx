import type { ImportAnalysis, ImportMapping, SavedMapping } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { applyMapping } from './apply-mapping.ts';
import { Choice } from './Choice.tsx';

interface Props {
  analysis: ImportAnalysis;
  saved: SavedMapping[];
  /** Name of the saved mapping that is being used; undefined for what is suggested. */
  basis: string | undefined;
  onPick: (mapping: ImportMapping, basis: string | undefined) => void;
}

const SUGGESTED = 'suggested';
const optionOf = (name: string | undefined) => (name === undefined ? SUGGESTED : `saved ${name}`);

/** Begins with one of the saved mappings, or with what is suggested. */
export function SavedChoice({ analysis, saved, basis, onPick }: Props) {
  const text = useText();
  const { suggestion } = analysis;
  const offered = new Map(saved.map(({ mapping }) => [mapping.name, mapping]));
  if (analysis.saved) offered.set(suggestion.name, suggestion);
  const pick = (value: string) => {
    const chosen = [...offered.values()].find(({ name }) => optionOf(name) === value);
    if (chosen) onPick(applyMapping(chosen, analysis), chosen.name);
    else onPick(suggestion, undefined);
  };
  return (
    <Choice
      label={text('import.begin-with')}
      value={optionOf(basis)}
      options={[
        ...(analysis.saved ? [] : [{ value: SUGGESTED, label: text('import.suggested') }]),
        ...[...offered.keys()].map((name) => ({ value: optionOf(name), label: name })),
      ]}
      onChange={pick}
    />
  );
}
