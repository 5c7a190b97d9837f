"""How well the new model does: figures, criteria with one verdict, alerts.

Knows nothing of the old model: what is compared with it is handed in as `Parity`.
"""
