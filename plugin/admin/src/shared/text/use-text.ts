import { useCallback } from 'react';
import { type PrimitiveType, useIntl } from 'react-intl';
import { PLUGIN_ID } from '../../../../shared/plugin-id.ts';
import en from '../../translations/en.json';

/** The texts of the screens, by their id in `translations/*.json`; `cdp.` is put before it. */
export type TextId = keyof typeof en;
export type TextValues = Record<string, PrimitiveType>;
export type Text = (id: TextId, values?: TextValues) => string;

/** How react-intl finds a text: English stands in for languages that lack it. */
export function textDescriptor(id: TextId): { id: string; defaultMessage: string } {
  return { id: `${PLUGIN_ID}.${id}`, defaultMessage: en[id] };
}

/** Says texts in the language of the editor. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage(textDescriptor(id), values), [formatMessage]);
}
