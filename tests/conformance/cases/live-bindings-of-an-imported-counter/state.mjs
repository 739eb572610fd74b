export let count = 0;
export const increment = () => {
  count += 1;
};
export const settings = { appDir: 'later' };
export default function ignored() {}
