import { useToast } from '../../shared/feedback/index.ts';
import { useCdpRetryActivationMutation } from '../api.ts';

/** Tries once more what the destination of an activation refused. */
export function useRetry(documentId: string) {
  const toast = useToast();
  const [retryActivation, { isLoading }] = useCdpRetryActivationMutation();
  return {
    isBusy: isLoading,
    /** @param ids of deliveries; null for all that were refused */
    async retry(ids: string[] | null): Promise<void> {
      const result = await retryActivation({ documentId, ids });
      if ('error' in result) toast.failed(result.error);
      else toast.succeeded('activations.retried', { count: result.data.retried });
    },
  };
}
