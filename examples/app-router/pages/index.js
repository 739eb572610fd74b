export async function getServerSideProps() {
  return { props: { now: new Date().toISOString() } };
}

export default function Home({ now }) {
  return <main>Rendered at {now}</main>;
}
