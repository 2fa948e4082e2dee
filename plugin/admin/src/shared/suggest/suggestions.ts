/** Something that exists and may be picked. */
export interface Suggestion {
  value: string;
  /** What people call it; its value where there is none. */
  label?: string;
  /** How often it is there, or what else tells it from others. */
  detail?: string;
}

/** Suggestions that are shown at once. */
const MOST = 50;

/** What is called so, or contains what was typed; those that begin with it come first. */
export function matching(suggestions: readonly Suggestion[], typed: string): Suggestion[] {
  const sought = typed.trim().toLocaleLowerCase();
  const ranked = suggestions.flatMap((suggestion) => {
    const name = nameOf(suggestion).toLocaleLowerCase();
    const at = Math.max(name.indexOf(sought), suggestion.value.toLocaleLowerCase().indexOf(sought));
    return at < 0 ? [] : [{ suggestion, rank: name.startsWith(sought) ? 0 : 1 }];
  });
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ suggestion }) => suggestion);
}

/** What people call a suggestion. */
export function nameOf({ value, label }: Suggestion): string {
  return label ?? value;
}

/** The value of what was typed: of the suggestion that is called so, else the text itself. */
export function valueNamed(suggestions: readonly Suggestion[], typed: string): string {
  const named = suggestions.find((suggestion) => nameOf(suggestion) === typed);
  return named?.value ?? typed;
}
