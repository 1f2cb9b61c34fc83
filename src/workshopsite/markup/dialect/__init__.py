"""What our Markdown is: Python-Markdown, set up to read a page as GitHub Pages did.

The only package that imports Python-Markdown. Import it late (``markdown`` does), since that takes
longer than most commands. A converter keeps state while it converts; ``markdown`` sees to it that
one text is converted at a time.
"""
