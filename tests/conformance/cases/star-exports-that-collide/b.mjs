export const shared = 'b';
export const own = 2;
