"""The files that a browser chooses from for a picture: smaller, and kept between builds.

The only folder that knows Pillow, and it imports it when a picture is made.
"""
