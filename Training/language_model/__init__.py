"""The parts of the language model's build: where words come from, letters, counts, Chinese and Japanese, the file."""
