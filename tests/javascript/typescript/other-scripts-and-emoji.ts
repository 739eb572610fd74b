const 名前: string = "名前" as string; // コメント: string
type 型<中 extends string> = { 値: 中 };
const emoji = "👍🏽" as "👍🏽", after: string = emoji;
const ключ = { "é": 1 } satisfies Record<"é", number>;
type Emoji = "👨‍👩‍👧‍👦";
interface Ünïcödé { "𝒳": string }
export default ключ as any;
