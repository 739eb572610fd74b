import { buffer } from "micro";

export const config = { api: { bodyParser: false } };

export default function handler(request, response) {
  response.json({});
}
