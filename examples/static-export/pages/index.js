export default function Home() {
  return <main>Rendered at build time</main>;
}
