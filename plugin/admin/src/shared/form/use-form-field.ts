import { useField, useForm } from '@strapi/strapi/admin';

interface FormField<Value> {
  value: Value | undefined;
  error: string | undefined;
  /** The whole form may be read-only. */
  isDisabled: boolean;
  change: (value: Value) => void;
}

/**
 * A value of the form around, by its path. Unlike Strapi's own inputs it keeps an empty text as an
 * empty text, which is what the contracts call it.
 */
export function useFormField<Value>(name: string): FormField<Value> {
  const { value, error, onChange } = useField<Value>(name);
  const isDisabled = useForm('FormField', (state) => state.disabled || state.isSubmitting);
  return { value, error, isDisabled, change: (next) => onChange(name, next) };
}
