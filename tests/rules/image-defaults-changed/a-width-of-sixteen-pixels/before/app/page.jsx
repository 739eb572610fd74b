import Image from 'next/image';

export default function Page() {
  return <Image src="/logo.png" width={16} height={64}  alt="" />;
}
