import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { MergeView, Profile } from 'strapi-cdp-config';
import { FailurePanel, Loading, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSplitMergeMutation, useCdpSplitPreviewQuery } from './api.ts';

interface Props {
  merge: MergeView;
  onClose: () => void;
}

/** Shows what each of the profiles will have, and asks once more before they are split. */
export function SplitDialog({ merge, onClose }: Props) {
  const text = useText();
  const toast = useToast();
  const { data, error, refetch } = useCdpSplitPreviewQuery(merge.id);
  const [split, { isLoading }] = useCdpSplitMergeMutation();
  const confirm = async () => {
    const outcome = await split(merge.id);
    if ('error' in outcome) toast.failed(outcome.error);
    else toast.succeeded('merges.splitted');
    onClose();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('merges.split-title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{text('merges.split-explained')}</Typography>
            {error ? (
              <FailurePanel error={error} onRetry={refetch} />
            ) : data ? (
              <Flex gap={4} alignItems="stretch" wrap="wrap">
                {data.profiles.map((profile) => (
                  <Half key={profile.id} profile={profile} />
                ))}
              </Flex>
            ) : (
              <Loading />
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('action.cancel')}</Button>
          </Modal.Close>
          <Button variant="danger" disabled={!data} loading={isLoading} onClick={confirm}>
            {text('merges.split-confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** One of the profiles that a split makes. */
function Half({ profile }: { profile: Profile }) {
  const text = useText();
  const { label, identifiers, traits, eventCount } = profile;
  const lines = [
    { name: text('profiles.identifiers'), value: identifiers.map((one) => one.value).join(', ') },
    { name: text('profiles.traits'), value: traits.map(({ name }) => name).join(', ') || '–' },
    { name: text('profiles.events'), value: String(eventCount) },
  ];
  return (
    <Box
      background="neutral100"
      hasRadius
      padding={4}
      grow={1}
      basis={0}
      minWidth="20rem"
      style={{ overflowWrap: 'anywhere' }}
    >
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {label}
      </Typography>
      {lines.map(({ name, value }) => (
        <Box key={name} paddingTop={2}>
          <Typography variant="sigma" textColor="neutral600" tag="p">
            {name}
          </Typography>
          <Typography>{value}</Typography>
        </Box>
      ))}
    </Box>
  );
}
