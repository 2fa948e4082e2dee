import { FormCell, FormSection, NumberField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

/** How much a destination is asked to take, and how patient we are with it. */
export function PaceSection({ hasTimeout }: { hasTimeout: boolean }) {
  const text = useText();
  return (
    <FormSection title={text('destinations.pace')} hint={text('destinations.pace-hint')}>
      <FormCell columns={4}>
        <NumberField
          name="concurrency"
          label={text('destinations.concurrency')}
          hint={text('destinations.concurrency-hint')}
          required
        />
      </FormCell>
      <FormCell columns={4}>
        <NumberField
          name="maxRate"
          label={text('destinations.max-rate')}
          hint={text('destinations.max-rate-hint')}
          placeholder={text('destinations.no-limit')}
        />
      </FormCell>
      {hasTimeout && (
        <FormCell columns={4}>
          <NumberField
            name="timeout"
            label={text('destinations.timeout')}
            hint={text('destinations.timeout-hint')}
            required
          />
        </FormCell>
      )}
      <FormCell columns={4}>
        <NumberField
          name="retry.limit"
          label={text('destinations.retry-limit')}
          hint={text('destinations.retry-limit-hint')}
          required
        />
      </FormCell>
      <FormCell columns={4}>
        <NumberField
          name="retry.first"
          label={text('destinations.retry-first')}
          hint={text('destinations.retry-first-hint')}
          required
        />
      </FormCell>
      <FormCell columns={4}>
        <NumberField
          name="retry.longest"
          label={text('destinations.retry-longest')}
          hint={text('destinations.retry-longest-hint')}
          required
        />
      </FormCell>
    </FormSection>
  );
}
