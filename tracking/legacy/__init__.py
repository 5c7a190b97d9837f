"""The old model and all that compares with it; deletable whole, one day."""
