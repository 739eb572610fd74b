export type Stage = 'prod' | 'dev';
export function stageOf(text?: string): Stage { return (text as Stage) ?? 'prod'; }
