export { editorName } from './editor-name.ts';
export { idOf } from './id-of.ts';
export { type FieldProblem, fieldError, parse } from './parse.ts';
export { ConflictError, GoneError, ReadOnlyError, ReplyError, replyErrors } from './replies.ts';
export { adminRoute } from './routes.ts';
export { sendFile } from './send-file.ts';
export { sendText } from './send-text.ts';
