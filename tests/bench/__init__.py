"""How fast workshopsite is, beside other generators: ``python -m bench``, in tests/."""
