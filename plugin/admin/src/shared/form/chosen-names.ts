/**
 * What a select of several says that was chosen, as its `customizeContent`: the names, with commas.
 * Strapi's own tags would say it too, but the buttons that take them away have no name for those who
 * cannot see them.
 *
 * @param choices what may be chosen; what is not among them is called by its value
 */
export function chosenNames(choices: readonly { value: string; label: string }[]) {
  return (chosen: string[] = []): string =>
    chosen.map((one) => choices.find(({ value }) => value === one)?.label ?? one).join(', ');
}
