// "use server" is for later
export default function Page() {
  return null;
}
