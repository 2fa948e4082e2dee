import { Button, IconButton } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { SetAsideSelection } from '../../../../shared/contracts/events.ts';
import { useToast } from '../../shared/feedback/index.ts';
import { useCdpReplaySetAsideMutation } from '../api.ts';

interface Props {
  selection: SetAsideSelection;
  label: string;
  /** Whether there is room for no more than an icon. */
  isIcon?: boolean;
}

/** Sends events through processing again. Nothing is lost by it, so nothing is asked. */
export function ReplayButton({ selection, label, isIcon = false }: Props) {
  const toast = useToast();
  const [replay, { isLoading }] = useCdpReplaySetAsideMutation();

  const start = async () => {
    const result = await replay(selection);
    if ('error' in result) return toast.failed(result.error);
    const { events, remaining, blocked } = result.data;
    toast.succeeded('set-aside.replayed', { events, remaining: remaining - blocked, blocked });
  };

  if (isIcon) {
    return (
      <IconButton variant="ghost" label={label} disabled={isLoading} onClick={start}>
        <ArrowClockwise />
      </IconButton>
    );
  }
  return (
    <Button variant="secondary" startIcon={<ArrowClockwise />} loading={isLoading} onClick={start}>
      {label}
    </Button>
  );
}
