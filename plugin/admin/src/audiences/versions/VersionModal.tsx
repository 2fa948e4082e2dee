import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { AudienceRow, AudienceVersion } from '../../../../shared/contracts/audiences.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRestoreAudienceMutation } from '../api.ts';
import { useRuleSentence } from '../use-rule-sentence.ts';
import { RuleChanges } from './RuleChanges.tsx';

interface Props {
  audience: AudienceRow;
  /** One of before. */
  version: AudienceVersion;
  onClose: () => void;
}

/** What would change by taking the rule of an older version again, and the button that does. */
export function VersionModal({ audience, version, onClose }: Props) {
  const text = useText();
  const toast = useToast();
  const say = useRuleSentence();
  const { update } = useAllowed('audiences');
  const [restore, { isLoading }] = useCdpRestoreAudienceMutation();
  const mayRestore = update && audience.managedBy === 'editor';
  const number = version.version;

  const take = async () => {
    const result = await restore({ documentId: audience.documentId, version: number });
    if ('error' in result) return toast.failed(result.error);
    toast.succeeded('audiences.restored', { version: number, now: result.data.version });
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text('audiences.version-title', { version: number })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Sentence title={text('audiences.version-then')} sentence={say(version.rule)} />
            <Sentence title={text('audiences.version-now')} sentence={say(audience.rule)} />
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Typography variant="sigma" textColor="neutral600">
                {text('audiences.version-changes')}
              </Typography>
              <RuleChanges before={audience.rule} after={version.rule} />
            </Flex>
            {mayRestore && (
              <Typography textColor="neutral600">{text('audiences.restore-hint')}</Typography>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('action.close')}</Button>
          </Modal.Close>
          {mayRestore && (
            <Button startIcon={<ArrowClockwise />} loading={isLoading} onClick={take}>
              {text('audiences.restore')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Sentence({ title, sentence }: { title: string; sentence: string }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      <Typography tag="p">{sentence}</Typography>
    </Flex>
  );
}
