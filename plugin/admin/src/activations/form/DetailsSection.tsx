import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { FormCell, FormSection, NamingCells, SwitchField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpActivationIdentifierCheckQuery } from '../api.ts';

interface Props {
  /** The activation that is being edited; undefined for a new one. */
  activation: ActivationRow | undefined;
}

/** What an activation is called, and whether it is on. */
export function DetailsSection({ activation }: Props) {
  const text = useText();

  const useCheck = (identifier: string | undefined) =>
    useCdpActivationIdentifierCheckQuery(
      { identifier: identifier ?? '', except: activation?.documentId },
      { skip: identifier === undefined },
    ).currentData;

  return (
    <FormSection title={text('activations.details')}>
      <NamingCells
        own={activation?.identifier}
        lockedBecause={activation && text('activations.locked')}
        hint={text('activations.identifier-hint')}
        useCheck={useCheck}
        descriptionHint={text('activations.description-hint')}
      />
      <FormCell>
        <SwitchField
          name="enabled"
          label={text('activations.enabled')}
          hint={text('activations.enabled-hint')}
          onLabel={text('activations.on')}
          offLabel={text('activations.off')}
        />
      </FormCell>
    </FormSection>
  );
}
