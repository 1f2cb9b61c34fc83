"""A site with a bit of everything, for tests that look at a whole site."""

from __future__ import annotations

RICH: dict[str, str | bytes] = {
    "content/workshop.yaml": """
title: Sums & *sums*
series: Example 2023
description: All about sums
date: 2023-05-23..2023-05-24
timezone: Europe/Paris
venue: {name: Example Hall, address: 1 Example Street, url: https://example.org/hall}
contact: ada@example.org
links:
  Register: https://example.org/register
  Call: call.md#dates
important_dates:
  - date: 2023-03-01
    time: 23:59
    zone: AoE
    title: Submission, see [the call](call.md)
    was: 2023-02-22
  - {date: TBA, title: Decisions}
committees:
  - title: Organizers
    members: [ada, Zoë Example (CNRS)]
sponsors:
  - {name: Example Inc, url: https://example.org/, logo: pictures/logo & co.svg, tier: Gold}
news:
  - 2023-01-05 The [program](/program/#sparse-sums) is out
notice: We have moved, see [the call](call.md)
editions:
  2022: {url: https://example.org/2022/, venue: Exampleville}
rooms: [Hall A, Hall B]
theme:
  accent: teal
  logo: pictures/ada.svg
  font: assets/own font.otf
  hero: assets/hero image.svg
""",
    "content/people.yaml": """
ada:
  name: Ada Example
  affiliation: Exampleville
  photo: pictures/ada.svg
  bio: Ada wrote [a text](files/a text.pdf) and **more**.
  links: {Home: https://example.org/ada}
bob: {name: Bob Example}
""",
    "content/program.yaml": """
- date: 2023-05-23
  title: First day
  slots:
    - 9:00 Opening
    - time: 9:30
      title: Sparse sums
      speaker: ada
      kind: keynote
      abstract: See [call](call.md).
      slides: files/a text.pdf
    - time: 11:00-12:30
      parallel:
        - room: Hall A
          title: Session 1
          chair: bob
          talks:
            - {time: "11:00", title: Talk one, speakers: [ada, bob]}
            - {time: "11:30", title: Übungen für Große, speaker: TBA, tba: yes}
        - room: Hall B
          title: Session 2
          talks:
            - {title: Other talk, speaker: Zoë Example (CNRS), cancelled: yes}
    - {time: "23:00-1:00", title: Night, kind: social, was: "22:00"}
- date: 2023-05-24
  slots:
    - {time: "9:00-10:00", title: Panel, kind: panel, moderator: ada, panelists: [bob], remote: yes}
""",
    "content/papers.yaml": """
- id: squares
  title: Sums of $n$ *squares*, see [the call](call.md)
  authors: [ada, Zoë Example (CNRS)*]
  kinds: [oral, poster]
  session: session-1
  board: 7
  abstract: Squares & [more](call.md).
  keywords: [sums]
  award: Best paper
  pdf: files/a text.pdf
- {title: Größe zählt, authors: Bob Example, kind: poster, status: withdrawn}
""",
    "content/competition.yaml": """
title: Race
rank_by: {column: joules, unit: J, order: low}
leaderboard:
  - [name, joules]
  - [One, 5]
  - [Two, 3]
""",
    "content/call.md": """---
title: Call for **papers**
aliases: [/cfp/, /old/call.html]
aside: true
feature_image: pictures/ada.svg
---
Go [up](index.md), [down](deep/page two.md#übung), [a file](<files/a text.pdf>),
![a picture](pictures/ada.svg).

## Dates

::: dates
""",
    "content/index.md": """---
title: Sums
---
Welcome to [the program](/program/), [day two](/program/#day-2023-05-24), [the call](call.md).

::: people

::: committees

::: sponsors

::: news

::: leaderboard

::: links
""",
    "content/deep/page two.md": """---
title: Größe & more
nav: Größe
---
## Übung

Back to [the call](../call.md#dates) and [home](../index.md);
<img src="../pictures/ada.svg" srcset="../pictures/ada.svg 2x" alt="">.
""",
    "content/日本語.md": "# 日本語\n\n[その他](deep/page%20two.md)\n",
    "content/draft.md": "---\ndraft: yes\n---\nNot [yet](call.md).\n",
    "content/files/a text.pdf": b"%PDF-1.4",
    "content/pictures/ada.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "content/pictures/logo & co.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "content/CNAME": "example.org\n",
    "content/.well-known/security.txt": "Contact: mailto:ada@example.org\n",
    "assets/hero image.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/own font.otf": b"OTTO" + bytes(8),
    "assets/site.css": "h1 { color: red }\n",
    "assets/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
