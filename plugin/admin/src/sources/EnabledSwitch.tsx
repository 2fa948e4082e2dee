import { Dialog, Switch } from '@strapi/design-system';
import { useRef, useState } from 'react';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { ConfirmDialog, EnabledState, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpUpdateSourceMutation } from './api.ts';
import { settingsOf } from './source-settings.ts';

interface Props {
  source: SourceRow;
  /** Whether the editor may switch it. */
  mayChange: boolean;
}

/** Switches a source on at once, and off after it said what that does. */
export function EnabledSwitch({ source, mayChange }: Props) {
  const text = useText();
  const toast = useToast();
  const control = useRef<HTMLButtonElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [updateSource, { isLoading, originalArgs }] = useCdpUpdateSourceMutation();
  const { documentId, name } = source;

  const set = async (enabled: boolean) => {
    const result = await updateSource({ documentId, settings: { ...settingsOf(source), enabled } });
    return 'error' in result ? result.error : undefined;
  };
  const toggle = async (enabled: boolean) => {
    if (!enabled) return setAsking(true);
    const error = await set(true);
    if (error) toast.failed(error);
  };

  const labels = { onLabel: text('sources.on'), offLabel: text('sources.off') };
  if (!mayChange) return <EnabledState enabled={source.enabled} {...labels} />;
  return (
    <>
      <Switch
        ref={control}
        aria-label={text('sources.enable-named', { name })}
        visibleLabels
        {...labels}
        checked={isLoading ? originalArgs?.settings.enabled : source.enabled}
        onCheckedChange={toggle}
      />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={text('sources.switch-off-title', { name })}
        confirmLabel={text('sources.switch-off')}
        onConfirm={() => set(false)}
        returnFocusTo={() => control.current}
      >
        <Dialog.Description>{text('sources.switch-off-body')}</Dialog.Description>
      </ConfirmDialog>
    </>
  );
}
