import type { WorkflowKind } from 'strapi-cdp-config';
import type { WorkflowChoices } from '../../../../shared/contracts/workflows.ts';
import {
  FormCell,
  FormSection,
  MultiSelectField,
  SelectField,
  TextField,
  useFormField,
} from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { ExportedFields } from './ExportedFields.tsx';

const USERS = 'plugin::users-permissions.user';

interface Props {
  choices: WorkflowChoices;
  isNew: boolean;
}

/** What a workflow sends. */
export function SelectionSection({ choices, isNew }: Props) {
  const text = useText();
  const { value: uid } = useFormField<string>('options.contentType');
  const { change: changeType } = useFormField<string>('options.contentType');
  const { change: changeLocales } = useFormField<string[]>('options.locales');
  const { change: changeStatus } = useFormField<string>('options.status');
  const type = choices.contentTypes.find((choice) => choice.uid === uid);

  // What the next content type does not have must not stay behind, unseen.
  const forgetForeign = (next: string) => {
    const chosen = choices.contentTypes.find((choice) => choice.uid === next);
    if (!chosen?.localized) changeLocales([]);
    if (!chosen?.draftAndPublish) changeStatus('published');
  };

  const chooseKind = (kind: string) => {
    if (kind !== 'user') return;
    changeType(USERS);
    forgetForeign(USERS);
  };

  return (
    <FormSection title={text('workflow.what')}>
      <FormCell>
        <TextField name="name" label={text('field.name')} required focusFirst={isNew} />
      </FormCell>
      <FormCell>
        <SelectField
          name="kind"
          label={text('workflow.kind')}
          hint={text('workflow.kind-hint')}
          required
          choices={KINDS.map((kind) => ({ value: kind, label: text(`workflow.kind-${kind}`) }))}
          onChosen={chooseKind}
        />
      </FormCell>
      <FormCell>
        <SelectField
          name="options.contentType"
          label={text('workflow.content-type')}
          placeholder={text('workflow.content-type-choose')}
          required
          choices={choices.contentTypes.map((choice) => ({
            value: choice.uid,
            label: text('workflow.content-type-choice', {
              name: choice.displayName,
              count: choice.exportedFieldCount,
            }),
          }))}
          onChosen={forgetForeign}
        />
        {type && <ExportedFields type={type} />}
      </FormCell>
      {type?.draftAndPublish && (
        <FormCell>
          <SelectField
            name="options.status"
            label={text('workflow.status')}
            hint={text('workflow.status-hint')}
            choices={[
              { value: 'published', label: text('workflow.status-published') },
              { value: 'draft', label: text('workflow.status-draft') },
            ]}
          />
        </FormCell>
      )}
      {type?.localized && (
        <FormCell>
          <MultiSelectField
            name="options.locales"
            label={text('workflow.locales')}
            hint={text('workflow.locales-hint')}
            placeholder={text('workflow.locales-all')}
            clearLabel={text('workflow.locales-clear')}
            choices={choices.locales.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FormCell>
      )}
    </FormSection>
  );
}

const KINDS: readonly WorkflowKind[] = ['content', 'user', 'product'];
