export { type Text, type TextId, type TextValues, textDescriptor, useText } from './use-text.ts';
