import { Form, type FormHelpers } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { fieldProblems, toFailure } from '../api/index.ts';
import { useToast } from '../feedback/index.ts';
import { FormProblems, formErrors } from './form-errors.ts';

/** A form and the contract that it is checked by. */
export interface ContractFormProps<Values extends object, Draft extends object> {
  /** What the server accepts: the form shows the same problems, before it is sent. */
  schema: z.ZodType<Values>;
  /** What the form begins with; it need not be complete. */
  initialValues: Draft;
  disabled?: boolean;
  /** Sends the checked values, and returns what went wrong. */
  onSubmit: (values: Values) => Promise<unknown>;
  children: ReactNode;
}

/** A form that is checked by a contract; what the server refuses is shown at the field as well. */
export function ContractForm<Values extends object, Draft extends object = Values>(
  props: ContractFormProps<Values, Draft>,
) {
  const { schema, initialValues, disabled, onSubmit, children } = props;
  const toast = useToast();

  const validate = async (values: Values): Promise<Values> => {
    const result = schema.safeParse(values);
    if (result.success) return result.data;
    const problems = result.error.issues.map(({ path, message }) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      message,
    }));
    throw new FormProblems(problems);
  };

  const submit = async (values: Values, helpers: FormHelpers<Values>) => {
    const error = await onSubmit(values);
    if (!error) return;
    const failure = toFailure(error);
    const problems = fieldProblems(failure);
    if (problems.length > 0) helpers.setErrors(formErrors<Values>(problems));
    if (problems.every(({ path }) => path.length === 0)) toast.failed(failure);
  };

  return (
    <Form
      method="PUT"
      // Strapi's forms know one type only; what is submitted went through the schema.
      initialValues={initialValues as object as Values}
      disabled={disabled}
      validate={validate}
      onSubmit={submit}
    >
      {children}
    </Form>
  );
}
