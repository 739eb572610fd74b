export const config = { api: { bodyParser: { sizeLimit: "50mb" } } };

export default function handler(request, response) {
  response.json({});
}
