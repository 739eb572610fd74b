import Image from 'next/image';

export default function Page() {
  return <Image src="/logo.png" width={64} height={64} quality={90} alt="" />;
}
