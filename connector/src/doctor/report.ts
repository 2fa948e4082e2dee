import type { Finding } from './finding.ts';

/** Writes findings for people: a mark, what was checked, what is the case, what to do. */
export function formatFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, ok, message, fix }) => [
    `${ok ? '✓' : '✗'} ${check.padEnd(width)}  ${message}`,
    ...(fix ? [`  ${' '.repeat(width)}  → ${fix}`] : []),
  ]);
  const failed = findings.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? 'All is well.' : `${failed} of ${findings.length} need attention.`;
  return [...lines, '', verdict].join('\n');
}
