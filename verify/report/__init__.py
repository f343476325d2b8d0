"""Renderers: a Report in, text out."""
