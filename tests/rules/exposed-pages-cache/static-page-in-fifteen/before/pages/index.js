export const getStaticProps = async () => ({ props: {} });

export default function Page() {
  return null;
}
