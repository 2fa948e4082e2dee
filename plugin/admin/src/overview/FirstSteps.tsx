import { Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { Overview } from '../../../shared/contracts/overview.ts';
import { Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useFirstSteps } from './use-first-steps.ts';

/** What to do on an empty site, one thing after the other; gone once all of it is done. */
export function FirstSteps({ overview }: { overview: Overview }) {
  const text = useText();
  const steps = useFirstSteps(overview);
  if (!steps || steps.every(({ isDone }) => isDone)) return null;
  return (
    <Panel title={text('first-steps.title')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {steps.map(({ id, isDone, to }, index) => (
          <Flex key={id} tag="li" gap={3} alignItems="flex-start">
            <Flex
              aria-hidden
              shrink={0}
              width="2.4rem"
              height="2.4rem"
              justifyContent="center"
              borderRadius="50%"
              background={isDone ? 'success100' : 'neutral150'}
            >
              {isDone ? (
                <CheckCircle fill="success600" />
              ) : (
                <Typography variant="pi" fontWeight="bold">
                  {index + 1}
                </Typography>
              )}
            </Flex>
            <Flex direction="column" alignItems="flex-start">
              {to && !isDone ? (
                <Link tag={NavLink} to={to} isExternal={false}>
                  {text(`first-steps.${id}`)}
                </Link>
              ) : (
                <Typography textColor={isDone ? 'neutral600' : 'neutral800'}>
                  {text(`first-steps.${id}`)}
                  {isDone && ` – ${text('first-steps.done')}`}
                </Typography>
              )}
              {!isDone && (
                <Typography variant="pi" textColor="neutral600">
                  {text(`first-steps.${id}-hint`)}
                </Typography>
              )}
            </Flex>
          </Flex>
        ))}
      </Flex>
    </Panel>
  );
}
