import { Flex } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { RunError } from './RunError.tsx';
import { RunProblems } from './RunProblems.tsx';
import { RunProgress } from './RunProgress.tsx';
import { isUnderWay } from './run-state.ts';

const Wrapping = styled(Flex)`
  white-space: normal;
`;

/** What the figures of a run do not tell: how far it is, and what went wrong. */
export function RunDetail({ run }: { run: Run }) {
  return (
    <Wrapping direction="column" alignItems="stretch" gap={2} paddingTop={3} paddingBottom={3}>
      {isUnderWay(run) && <RunProgress run={run} />}
      {run.problems.length > 0 && <RunProblems problems={run.problems} />}
      {run.error && <RunError run={run} error={run.error} />}
    </Wrapping>
  );
}
