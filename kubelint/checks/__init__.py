"""The rule classes: each module turns the arguments of a rule file into a check.

A module ``some_name.py`` is the check ``some-name``. It has ``SCHEMA``, the JSON Schema of the arguments that a rule
file gives under ``with:``, and ``build(**arguments) -> Check``, with keyword-only arguments of the same names (``-``
becomes ``_``). ``check`` and ``condition`` are no checks but what checks are made of.
"""
