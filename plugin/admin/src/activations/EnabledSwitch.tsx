import { Dialog, Switch } from '@strapi/design-system';
import { useRef, useState } from 'react';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { ConfirmDialog, EnabledState, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpEnableActivationMutation } from './api.ts';

interface Props {
  activation: ActivationRow;
  /** Whether the editor may switch it. */
  mayChange: boolean;
}

/** Switches an activation on at once, and off after it said what that does. */
export function EnabledSwitch({ activation, mayChange }: Props) {
  const text = useText();
  const toast = useToast();
  const control = useRef<HTMLButtonElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [enable, { isLoading, originalArgs }] = useCdpEnableActivationMutation();
  const { documentId, name, enabled } = activation;

  const set = async (next: boolean) => {
    const result = await enable({ documentId, enabled: next });
    return 'error' in result ? result.error : undefined;
  };
  const toggle = async (next: boolean) => {
    if (!next) return setAsking(true);
    const error = await set(true);
    if (error) toast.failed(error);
  };

  const labels = { onLabel: text('activations.on'), offLabel: text('activations.off') };
  if (!mayChange) return <EnabledState enabled={enabled} {...labels} />;
  return (
    <>
      <Switch
        ref={control}
        aria-label={text('activations.enable-named', { name })}
        visibleLabels
        {...labels}
        checked={isLoading ? originalArgs?.enabled : enabled}
        onCheckedChange={toggle}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={text('activations.switch-off-title', { name })}
        confirmLabel={text('activations.switch-off')}
        onConfirm={() => set(false)}
        returnFocusTo={() => control.current}
      >
        <Dialog.Description>{text('activations.switch-off-body')}</Dialog.Description>
      </ConfirmDialog>
    </>
  );
}
