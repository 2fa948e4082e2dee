import type { Choice } from '../../shared/form/index.ts';

/** What may be chosen; what was chosen and is gone meanwhile stays, to be seen and replaced. */
export function choicesWith(value: string | undefined, choices: Choice[]): Choice[] {
  if (!value || choices.some((choice) => choice.value === value)) return choices;
  return [...choices, { value, label: value }];
}
