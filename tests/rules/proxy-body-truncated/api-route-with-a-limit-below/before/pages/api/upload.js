export const config = { api: { bodyParser: { sizeLimit: "4mb" } } };

export default function handler(request, response) {
  response.json({});
}
