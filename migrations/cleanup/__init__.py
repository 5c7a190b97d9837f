"""The clean-up of the old model, 006, beside the main line: its own environment and version table,
so that moving to the newest revision never runs it.
"""
