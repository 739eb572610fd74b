import Image from 'next/image';

export default function Page() {
  return <Image src="https://a.example/logo.png?v=2" width={64} height={64} alt="" />;
}
