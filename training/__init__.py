"""Recipes that make the weights; needs torch and the corpora, and never ships in the wheel."""
