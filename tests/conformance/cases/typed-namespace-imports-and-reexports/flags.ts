export const enabled: boolean | undefined = true;
export const key = 'typedRoutes' as const;
export type Unused = typeof key;
