import { Flex, TextButton, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { useText } from '../text/index.ts';
import type { IdentifierState } from './identifier-state.ts';

interface Props {
  state: IdentifierState;
  /** Takes the identifier that is suggested. */
  onUse: (identifier: string) => void;
}

/** Says, also to screen readers, whether the identifier in the input can be had. */
export function IdentifierStatus({ state, onUse }: Props) {
  const text = useText();
  return (
    <Flex role="status" gap={2} minHeight="2rem" wrap="wrap">
      {state.kind === 'checking' && (
        <Typography variant="pi" textColor="neutral600">
          {text('identifier.checking')}
        </Typography>
      )}
      {state.kind === 'available' && (
        <>
          <CheckCircle aria-hidden fill="success600" width="1.2rem" height="1.2rem" />
          <Typography variant="pi" textColor="success600">
            {text('identifier.available')}
          </Typography>
        </>
      )}
      {state.kind === 'taken' && (
        <>
          <WarningCircle aria-hidden fill="danger600" width="1.2rem" height="1.2rem" />
          <Typography variant="pi" textColor="danger600">
            {text('identifier.taken')}
          </Typography>
          <TextButton onClick={() => onUse(state.suggestion)}>
            {text('identifier.use', { suggestion: state.suggestion })}
          </TextButton>
        </>
      )}
    </Flex>
  );
}
