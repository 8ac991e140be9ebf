"""The audit report as one page that needs nothing from outside, and no script to be read."""

from .page import render

__all__ = ["render"]
