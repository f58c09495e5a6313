"""An annotator of rules and word lists alone: no weights, no numpy, any machine."""
