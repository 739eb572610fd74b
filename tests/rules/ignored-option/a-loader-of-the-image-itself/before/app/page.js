import Image from 'next/image';

export default function Page() {
  return <Image src="/a.png" loader={own} width={64} height={64} alt="" />;
}
