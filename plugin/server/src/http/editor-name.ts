/** Longest name of an editor that the connector takes. */
const EDITOR_MAX_LENGTH = 200;

interface Editor {
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
}

/** What the connector is told of who asked for something: the name of the editor. */
export function editorName({ firstname, lastname, username, email }: Editor): string {
  const name = [firstname, lastname].filter(Boolean).join(' ') || username || email || 'Editor';
  return name.slice(0, EDITOR_MAX_LENGTH);
}
