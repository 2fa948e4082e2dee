import { useForm } from '@strapi/strapi/admin';
import { fieldProblems, toFailure } from '../api/index.ts';
import { formErrors } from './form-errors.ts';

/** Checks the form around without sending it. */
export function useCheckedForm<Values extends object>() {
  const { validate, setErrors } = useForm('useCheckedForm', (state) => ({
    validate: state.validate,
    setErrors: state.setErrors,
  }));
  return {
    /** The checked values; undefined when something is wrong, which is shown at its field. */
    async check(): Promise<Values | undefined> {
      const { data } = await validate();
      // What comes out of the form's own schema is what the form is of.
      return data as Values | undefined;
    },
    /**
     * Shows at the fields what the server refused of them.
     *
     * @param below where the form stands in what was sent, unless it was sent by itself
     */
    refuse(error: unknown, below?: string): void {
      const problems = fieldProblems(toFailure(error)).map(({ path, message }) => ({
        path: path[0] === below ? path.slice(1) : path,
        message,
      }));
      setErrors(formErrors<object>(problems));
    },
  };
}
