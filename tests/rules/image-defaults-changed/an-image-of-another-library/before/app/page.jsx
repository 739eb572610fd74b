import Image from 'my-images';

export default function Page() {
  return <Image src="/logo.png?v=2" width={64} height={64} alt="" />;
}
