import { Badge } from '@strapi/design-system';

interface Props {
  enabled: boolean;
  onLabel: string;
  offLabel: string;
}

/** Says whether something is on, to those who may not switch it. */
export function EnabledState({ enabled, onLabel, offLabel }: Props) {
  return (
    <Badge variant={enabled ? 'success' : 'neutral'} size="S">
      {enabled ? onLabel : offLabel}
    </Badge>
  );
}
