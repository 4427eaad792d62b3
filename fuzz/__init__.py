"""Random input against what must not break: the framing of streams, the decoding of answers, the overlay applier."""
