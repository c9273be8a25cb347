"""awesomequant: one YAML file a paper, rendered as an awesome list and a searchable site."""

__version__ = "0.1.0"
