/** One or two letters that stand for a customer: «AL» for Ada Lovelace, «A» for ada@example.com. */
export function initialsOf(label: string): string {
  const [name = ''] = label.split('@');
  const words = name.split(/[\s._-]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '?';
}
