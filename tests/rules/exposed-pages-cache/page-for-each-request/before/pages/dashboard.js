export const getServerSideProps = async () => ({ props: {} });

export default function Page() {
  return null;
}
