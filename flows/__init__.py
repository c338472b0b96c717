"""One folder a hotline: its nodes (YAML), its prompts (Fluent), its actions and records (Python)."""
