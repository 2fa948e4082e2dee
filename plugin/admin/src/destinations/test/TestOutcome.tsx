import { Alert } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { DestinationTestResult } from '../../../../shared/contracts/destinations.ts';
import { fieldProblems, toFailure } from '../../shared/api/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  isBusy: boolean;
  /** What the test came to. */
  result: DestinationTestResult | undefined;
  /** Why there was no test. */
  failure: unknown;
}

/** Says what a test came to, until somebody closes it. */
export function TestOutcome({ isBusy, result, failure }: Props) {
  const text = useText();
  const format = useFormat();
  const [isClosed, setClosed] = useState(false);
  useEffect(() => {
    if (isBusy) setClosed(false);
  }, [isBusy]);
  if (isBusy || isClosed || (!result && !failure)) return null;

  const problem = result ? result.problem : describe(failure, text('error.unknown'));
  return (
    <Alert
      variant={problem === null ? 'success' : 'danger'}
      closeLabel={text('action.close')}
      onClose={() => setClosed(true)}
      title={text(problem === null ? 'destinations.test-passed' : 'destinations.test-failed')}
    >
      {problem ?? text('destinations.test-took', { time: format.duration(result?.took ?? 0) })}
    </Alert>
  );
}

/** What is wrong at fields is said by name too: the fields may be out of sight. */
function describe(failure: unknown, unknown: string): string {
  const { message } = toFailure(failure);
  const problems = fieldProblems(toFailure(failure));
  const first = problems[0];
  if (first && first.path.length > 0) return first.message;
  return message ?? unknown;
}
