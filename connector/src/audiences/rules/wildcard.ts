/** Whether a text is like a pattern, in which `*` stands for any characters and `?` for one. */
export function isLike(text: string, pattern: string): boolean {
  const characters = [...text];
  const signs = [...pattern];
  let at = 0;
  let sign = 0;
  // The last `*`, and the first character behind what it stands for: it takes one more on failure.
  let star = -1;
  let resume = 0;
  while (at < characters.length) {
    if (signs[sign] === '*') {
      star = sign;
      resume = at;
      sign += 1;
    } else if (signs[sign] === '?' || signs[sign] === characters[at]) {
      sign += 1;
      at += 1;
    } else if (star >= 0) {
      sign = star + 1;
      resume += 1;
      at = resume;
    } else {
      return false;
    }
  }
  return signs.slice(sign).every((one) => one === '*');
}
