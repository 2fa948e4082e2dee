import { Box, Flex, Grid, IconButton, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useAllowed } from '../../../shared/access/index.ts';
import { toFailure } from '../../../shared/api/index.ts';
import { Notice, Panel } from '../../../shared/feedback/index.ts';
import { useText } from '../../../shared/text/index.ts';
import type { RulePreviewProps } from '../props.ts';
import { Figures } from './Figures.tsx';
import { Members } from './Members.tsx';
import { useLivePreview } from './use-preview.ts';
import { Why } from './Why.tsx';

/** Who a rule means now, while it is edited: how many, how they are reached, some of them, and why. */
export function RulePreview({ rule: draft, audience }: RulePreviewProps) {
  const text = useText();
  const { read: maySeeProfiles } = useAllowed('profiles');
  const { rule, data, isOld, isLoading, error, again } = useLivePreview(draft, audience);
  return (
    <Panel
      title={text('preview.title')}
      action={
        <Flex gap={2}>
          {isLoading && <Loader small>{text('preview.loading')}</Loader>}
          <IconButton
            variant="ghost"
            label={text('preview.again')}
            disabled={!rule || isLoading}
            onClick={again}
          >
            <ArrowClockwise />
          </IconButton>
        </Flex>
      }
    >
      {error !== undefined && (
        <Box paddingBottom={4}>
          <Notice tone="warning">{toFailure(error).message ?? text('error.unknown')}</Notice>
        </Box>
      )}
      <Grid.Root gap={6}>
        <Column>
          {data ? (
            <Figures preview={data} isOld={isOld} />
          ) : (
            <Typography textColor="neutral600">
              {text(rule ? 'preview.first' : 'preview.incomplete')}
            </Typography>
          )}
        </Column>
        {rule && maySeeProfiles && (
          <>
            <Column>
              {data && data.count > 0 && <Members key={JSON.stringify(rule)} rule={rule} />}
            </Column>
            <Column>
              <Why rule={rule} />
            </Column>
          </>
        )}
      </Grid.Root>
    </Panel>
  );
}

/** A third of the panel, or all of it where there is no room. */
function Column({ children }: { children: ReactNode }) {
  return (
    <Grid.Item col={4} m={6} s={12} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}
