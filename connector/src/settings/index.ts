export { type LoadedSettings, loadSettings } from './load.ts';
export { formatProblems, SettingsError, type SettingsProblem } from './problems.ts';
export { type Settings, settingsFrom } from './settings.ts';
