"""Files for the small projects."""

from __future__ import annotations

from evidence.common.upstream import PNG


def page(path: str) -> dict[str, str]:
    """Return a page of the Pages Router that is rendered for each request."""
    return {
        path: """\
export async function getServerSideProps() {
  return { props: {} }
}

export default function Page() {
  return <p>A page</p>
}
"""
    }


PAGE = page("pages/index.js")
APP = {
    "app/layout.js": """\
export default function Layout({ children }) {
  return (
    <html>
      <body>{children}</body>
    </html>
  )
}
""",
    "app/page.js": "export default function Page() {\n  return <p>A page</p>\n}\n",
}
LOCAL_IMAGE = {"public/image.png": PNG}
IMAGE_ADDRESS = "/_next/image?url=%2Fimage.png&w=64&q=75"
