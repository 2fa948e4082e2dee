import { Button, Flex, Modal } from '@strapi/design-system';
import { CodeBlock, Notice } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  writeKey: string;
  /** Called when the editor says that the key is kept. */
  onClose: () => void;
}

/** Tells the key of a server, the only time that anybody sees it. */
export function NewKeyModal({ writeKey, onClose }: Props) {
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content
        aria-describedby={undefined}
        // A click beside it would lose the key.
        onInteractOutside={(event) => event.preventDefault()}
      >
        <Modal.Header closeLabel={text('action.close')}>
          <Modal.Title>{text('sources.new-key')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Notice tone="warning">{text('sources.new-key-body')}</Notice>
            <CodeBlock title={text('sources.write-key')} code={writeKey} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{text('sources.new-key-kept')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
