import { Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { type Computation, computationSchema, needsOperand } from 'strapi-cdp-config';
import { useAllowed } from '../../shared/access/index.ts';
import { FormCell, FormSection } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';
import { computedSentence } from '../sentence.ts';
import { Preview } from './Preview.tsx';

/** What the definition means in words, and what it would say of a customer. */
export function Outcome() {
  const text = useText();
  const { read } = useAllowed('profiles');
  const values = useForm('Outcome', (state) => state.values);
  const computation = toComputation(values);
  return (
    <FormSection title={text('computed.sentence')}>
      <FormCell columns={12}>
        <Typography tag="p" role="status" textColor={computation ? 'neutral800' : 'neutral600'}>
          {computation ? computedSentence(text, computation) : text('computed.sentence-missing')}
        </Typography>
      </FormCell>
      {computation && read && (
        <FormCell columns={12}>
          <Preview computation={computation} />
        </FormCell>
      )}
    </FormSection>
  );
}

/** Undefined while the form is not complete. */
function toComputation(values: Partial<Computation>): Computation | undefined {
  const { function: made, event, where, operand, window } = values;
  const { data } = computationSchema.safeParse({ function: made, event, where, operand, window });
  return data && (data.operand || !needsOperand(data.function)) ? data : undefined;
}
