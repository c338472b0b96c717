"""The engine: a flow read from plain files, and `advance`, the pure function that takes a call further.

No HTTP, XML, SQL or clock in here; files are read only to load a flow. The only importer of `transitions`.
"""
