import { Typography } from '@strapi/design-system';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { Panel } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useRuleSentence } from '../use-rule-sentence.ts';

/** Who is meant, in plain language. */
export function RulePanel({ audience }: { audience: AudienceRow }) {
  const text = useText();
  const say = useRuleSentence();
  return (
    <Panel title={text('audiences.who')}>
      <Typography tag="p" lineHeight={1.6}>
        {say(audience.rule)}
      </Typography>
    </Panel>
  );
}
