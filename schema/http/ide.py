"""The page for trying queries in a browser: GraphiQL from our own files, with no request to anyone else."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).with_name("ide")
FILES = {
    "graphiql.min.js": "text/javascript",
    "graphiql.min.css": "text/css",
    "react.production.min.js": "text/javascript",
    "react-dom.production.min.js": "text/javascript",
    "start.js": "text/javascript",
}
# The browser itself holds the page to our own address, whatever the vendored code might want.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page() -> Response:
    """Give the page."""
    text = (FOLDER / "index.html").read_text(encoding="utf-8")
    return HTMLResponse(text, headers={"content-security-policy": POLICY, "x-content-type-options": "nosniff"})


async def file(request: Request) -> Response:
    """Give one of the page's files."""
    name = request.path_params["file"]
    if name not in FILES:
        raise HTTPException(404)
    headers = {"cache-control": "max-age=3600", "x-content-type-options": "nosniff"}
    return FileResponse(FOLDER / name, media_type=FILES[name], headers=headers)


def routes(ide: bool) -> list[Route]:
    """List the routes of the page's files: none where the page is not shown."""
    return [Route("/graphql/ide/{file}", file, name="ide")] if ide else []
