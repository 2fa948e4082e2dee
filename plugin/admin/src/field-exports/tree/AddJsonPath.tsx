import { Button, Field, Flex, Popover } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { fieldPathSchema } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';

interface Props {
  /** Path of a field that holds JSON. */
  field: string;
  /** Given the path within the JSON, such as `weight.value`. */
  onAdd: (path: string) => void;
}

/** Chooses a value within the JSON of a field. */
export function AddJsonPath({ field, onAdd }: Props) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState('');
  const isValid = fieldPathSchema.safeParse(`${field}.${path}`).success;

  const add = () => {
    if (!isValid) return;
    onAdd(path);
    setPath('');
    setOpen(false);
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button
          variant="ghost"
          size="S"
          startIcon={<Plus />}
          aria-label={text('field-exports.add-path-of', { field })}
        >
          {text('field-exports.add-path')}
        </Button>
      </Popover.Trigger>
      <Popover.Content>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="32rem">
          <Field.Root
            name="json-path"
            hint={text('field-exports.path-hint')}
            error={path && !isValid ? text('field-exports.path-wrong') : undefined}
          >
            <Field.Label>{text('field-exports.path')}</Field.Label>
            <Field.Input
              value={path}
              autoComplete="off"
              spellCheck={false}
              placeholder="weight.value"
              onChange={(event) => setPath(event.target.value.trim())}
              onKeyDown={(event) => event.key === 'Enter' && add()}
            />
            <Field.Error />
            <Field.Hint />
          </Field.Root>
          <Button disabled={!isValid} onClick={add}>
            {text('field-exports.path-choose')}
          </Button>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
