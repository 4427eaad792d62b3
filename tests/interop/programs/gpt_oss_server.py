"""Serve gpt-oss's Responses API without a model: `python gpt_oss_server.py PORT`.

What the package turns into tokens and back, and every event, is its own. Only the next token comes from here: it
belongs to an echo of the prompt, or to a call of `get_weather`.
"""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from gpt_oss.responses_api.api_server import create_api_server
from openai_harmony import HarmonyEncodingName, load_harmony_encoding

VOCABULARY = "litellm_core_utils/tokenizers/fb374d419588a4632f3f557e76b4b70aebbca790"
"""The file o200k_base.tiktoken in litellm, under the name that tiktoken gives it in its cache."""
CALL = '<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city": "Rome"}<|call|>'

litellm = find_spec("litellm")
if litellm is None or not litellm.submodule_search_locations:
    sys.exit("litellm, which contains the vocabulary, is not installed")
shutil.copyfile(Path(litellm.submodule_search_locations[0]) / VOCABULARY, "o200k_base.tiktoken")
os.environ["TIKTOKEN_ENCODINGS_BASE"] = str(Path.cwd())
encoding = load_harmony_encoding(HarmonyEncodingName.HARMONY_GPT_OSS)


def next_token(tokens: list[int], **_: object) -> int:
    """Return the token that follows those of the prompt and of the answer so far."""
    answer = encoding.encode(_answer(encoding.decode(tokens)), allowed_special="all")
    known = next(count for count in range(len(answer) - 1, -1, -1) if tokens[len(tokens) - count :] == answer[:count])
    return answer[known]


def _answer(conversation: str) -> str:
    if "namespace functions" in conversation and " to=assistant" not in conversation:
        return CALL
    prompt = conversation.rpartition("<|start|>user<|message|>")[2].partition("<|end|>")[0]
    reasoning = "<|channel|>analysis<|message|>Thinking.<|end|><|start|>assistant"
    return f"{reasoning}<|channel|>final<|message|>You said: {prompt}<|return|>"


if __name__ == "__main__":
    uvicorn.run(create_api_server(next_token, encoding), host="127.0.0.1", port=int(sys.argv[1]))
