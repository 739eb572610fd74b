import Image from "next/image";

export default function Page() {
  return <Image src="/a.png" alt="" width={1} height={1} />;
}
