import Image from 'next/image';

export default function Page() {
  return (
    <>
      <Image aria-hidden src="/logo.svg" alt="" width={16} height={16} quality={90} />
      <Image width={16} height={16} src={'/logo.svg?v=2'} alt="" />
    </>
  );
}
