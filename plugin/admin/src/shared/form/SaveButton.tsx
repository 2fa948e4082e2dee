import { Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useText } from '../text/index.ts';

interface Props {
  /** Whether what the form begins with is worth to be saved as it is. */
  isReady?: boolean;
}

/** Sends the form around; there is nothing to send while nothing was changed. */
export function SaveButton({ isReady = false }: Props) {
  const text = useText();
  const { isSubmitting, canSave } = useForm('SaveButton', (state) => ({
    isSubmitting: state.isSubmitting,
    canSave: (state.modified || isReady) && !state.disabled,
  }));
  return (
    <Button type="submit" startIcon={<Check />} loading={isSubmitting} disabled={!canSave}>
      {text('action.save')}
    </Button>
  );
}
