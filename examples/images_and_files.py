"""Send an image and a file together with a question; local ones go in as data URLs."""

import base64
import mimetypes
import tempfile
from pathlib import Path

from openrouter_responses import OpenRouter, models
from openrouter_responses.testing import ResponsesServer

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC")


def data_url(path: Path) -> str:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()}"


with (
    tempfile.TemporaryDirectory() as folder,
    ResponsesServer() as server,
    OpenRouter(api_key="any-key", server_url=server.url) as open_router,
):
    picture, document = Path(folder, "pixel.png"), Path(folder, "report.pdf")
    picture.write_bytes(PIXEL)
    document.write_bytes(b"%PDF-1.7")
    result = open_router.responses.send(
        model="test/echo",
        input=[
            models.InputMessage(
                role="user",
                content=[
                    models.InputText(text="Do the picture and the report agree?"),
                    models.InputImage(image_url=data_url(picture), detail="auto"),
                    models.InputFile(filename=document.name, file_data=data_url(document)),
                ],
            )
        ],
    )
    print(result.output_text)
    for part in server.requests[0].json["input"][0]["content"]:
        print(part["type"], [name for name in part if name != "type"])
