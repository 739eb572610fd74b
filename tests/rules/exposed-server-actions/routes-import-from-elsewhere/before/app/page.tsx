import { save } from "@/lib/actions";

export default function Page() {
  return <form action={save} />;
}
