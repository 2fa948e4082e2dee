import { useForm } from '@strapi/strapi/admin';
import { trialRequestSchema, type WorkflowInput } from 'strapi-cdp-config';
import { formErrors } from '../../shared/form/index.ts';
import { TryButton } from './TryButton.tsx';

/** Tries the workflow of the form around, which need not be saved. */
export function TryFormButton() {
  const values = useForm('TryFormButton', (state) => state.values) as unknown as WorkflowInput;
  const setErrors = useForm('TryFormButton', (state) => state.setErrors);
  const check = () => {
    const result = trialRequestSchema.safeParse({ kind: values.kind, options: values.options });
    if (result.success) return result.data;
    const problems = result.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message,
    }));
    setErrors(formErrors(problems));
    return undefined;
  };
  return <TryButton request={check} />;
}
