/** One thing that is wrong with the settings: where, and what to do. */
export interface SettingsProblem {
  /** The variable, or the file with the path in it. */
  where: string;
  message: string;
}

/** The settings cannot be used. Carries every problem at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: SettingsProblem[];

  constructor(problems: SettingsProblem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

/** Writes the problems for people, one a line. */
export function formatProblems(problems: SettingsProblem[]): string {
  const width = Math.max(...problems.map(({ where }) => where.length));
  return problems.map(({ where, message }) => `  ${where.padEnd(width)}  ${message}`).join('\n');
}
