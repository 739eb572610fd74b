// import Image from "next/image";
export default function Page() {
  return null;
}
