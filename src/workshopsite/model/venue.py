"""The place of the workshop."""

from typing import ClassVar

from workshopsite.model import forms
from workshopsite.model.fields import Flag, Text, WebAddress
from workshopsite.model.record import Record, key


class Venue(Record):
    """Where the workshop takes place."""

    line: ClassVar = forms.OneLine(forms.TEXT)

    name: Text = key(description="the name of the place", example="Hall 3, Convention Centre")
    address: Text | None = key(
        None, description="the postal address", example="1 Example Street, Singapore"
    )
    url: WebAddress | None = key(
        None, description="its page, or a map", example="https://example.org/"
    )
    map: WebAddress | None = key(
        None, description="a map; else one is looked up by the address", example="https://osm.org/"
    )
    online: Flag = key(default=False, description="whether it takes place online as well or only")
