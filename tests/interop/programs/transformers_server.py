"""Create a tiny Llama with random weights and serve it with transformers: `python transformers_server.py PORT`.

Its tokens are the printable characters of ASCII, so that every text that it generates is valid.
"""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

FOLDER = "interop"
END = "<|end|>"
TEMPLATE = "{% for message in messages %}{{ message['content'] }}{% endfor %}"


def main(port: str) -> None:
    """Write model and tokenizer into a folder, and become the server."""
    characters = [END, "Ġ", *string.ascii_letters, *string.digits, *string.punctuation]
    vocabulary = {character: number for number, character in enumerate(characters)}
    tokenizer = Tokenizer(models.BPE(vocabulary, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=END, pad_token=END, chat_template=TEMPLATE)
    wrapped.save_pretrained(FOLDER)

    torch.manual_seed(0)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(vocabulary),
            hidden_size=32,
            intermediate_size=32,
            num_hidden_layers=1,
            num_attention_heads=2,
            max_position_embeddings=2048,
            bos_token_id=None,
            eos_token_id=0,
        )
    )
    model.generation_config = GenerationConfig(max_new_tokens=20, do_sample=False, eos_token_id=0, pad_token_id=0)
    model.save_pretrained(FOLDER)
    program = str(Path(sys.executable).with_name("transformers"))
    options = ["--host", "127.0.0.1", "--port", port, "--device", "cpu"]
    os.execv(program, [program, "serve", FOLDER, *options])


if __name__ == "__main__":
    main(sys.argv[1])
