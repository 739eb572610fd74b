export type Env = { stage: string; docker: boolean };
export const env: Env = { stage: process.env.STAGE ?? 'local', docker: process.env.DOCKER === '1' };
