import Image from 'next/legacy/image';

export default function Page() {
  return <Image src="/a.png" width={64} height={64} alt="" />;
}
