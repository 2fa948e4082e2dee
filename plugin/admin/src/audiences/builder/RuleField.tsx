import { useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useFormField } from '../../shared/form/index.ts';
import { emptyRule, type RuleDraft } from './model/draft.ts';
import { formProblems } from './model/form-problems.ts';
import type { RuleFieldProps } from './props.ts';
import { RuleBuilder } from './RuleBuilder.tsx';

/** The builder as a field of a `ContractForm`. */
export function RuleField({ name, audience }: RuleFieldProps) {
  const { formatMessage } = useIntl();
  const { value, isDisabled, change } = useFormField<RuleDraft>(name);
  const errors = useForm('RuleField', (state) => state.errors as Record<string, unknown>);
  const found = formProblems(errors[name], (descriptor) =>
    formatMessage(descriptor, descriptor.values),
  );
  return (
    <RuleBuilder
      value={value ?? emptyRule}
      onChange={change}
      errors={found}
      showsProblems={found.length > 0}
      disabled={isDisabled}
      audience={audience}
    />
  );
}
