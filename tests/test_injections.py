"""Nothing that a stranger writes runs a script: vectors of our own, after OWASP's cheat sheet.

Each is put into an abstract and a title, alone and in Markdown; what comes out is parsed as a
browser does, and looked at element by element.
"""

import pytest
from selectolax.lexbor import LexborHTMLParser

from workshopsite.markup.html import finish
from workshopsite.markup.links import Links
from workshopsite.markup.markdown import convert_inline, convert_text
from workshopsite.markup.origins import sourced
from workshopsite.problems import Problems

X = "alert(1)"
HTML = [
    f"<script>{X}</script>",
    f"<SCRIPT>{X}</SCRIPT>",
    f"<script >{X}</script >",
    f"<script/x>{X}</script>",
    f"<script\n>{X}</script\n>",
    "<script src=https://evil.example/x.js></script>",
    "<script src=//evil.example/x.js>",
    f"<<script>{X}//<</script>",
    f"<scr<script>ipt>{X}</scr</script>ipt>",
    f"</script><script>{X}</script>",
    f"</title><script>{X}</script>",
    f"</textarea><script>{X}</script>",
    f"--><script>{X}</script><!--",
    f"<![CDATA[<script>{X}</script>]]>",
    f"<!--<img src=x onerror={X}>-->",
    f"<!--><script>{X}</script>",
    f"<?xml <script>{X}</script>?>",
    f"<img src=x onerror={X}>",
    f"<img src=x onerror='{X}'/>",
    f"<img/src=x/onerror={X}>",
    f"<img\tsrc=x\tonerror\t=\t{X}>",
    f"<IMG SRC=x OnErRoR={X}>",
    f'<img """><script>{X}</script>">',
    f"<img src=javascript:{X}>",
    "<img src=`javascript:alert(1)`>",
    f"<img lowsrc=javascript:{X} dynsrc=javascript:{X}>",
    f"<svg onload={X}>",
    f"<svg/onload={X}//",
    f"<svg><script>{X}</script></svg>",
    f"<svg><a xlink:href=javascript:{X}><text>x</text></a></svg>",
    f"<svg><animate onbegin={X} attributeName=x></svg>",
    f"<svg><set attributeName=href to=javascript:{X}>",
    f"<svg><style><img src=x onerror={X}></style></svg>",
    f"<math><mtext><script>{X}</script></mtext></math>",
    f"<math href=javascript:{X}>x</math>",
    f"<math><annotation-xml encoding=text/html><img src=x onerror={X}></annotation-xml></math>",
    f"<math><mi><table><mglyph><style><img src=x onerror={X}>",
    f"<body onload={X}>",
    f"<iframe src=javascript:{X}></iframe>",
    f'<iframe srcdoc="<script>{X}</script>"></iframe>',
    f"<embed src=javascript:{X}>",
    f"<object data=javascript:{X}></object>",
    f"<object data='data:text/html,<script>{X}</script>'></object>",
    "<applet code=x></applet>",
    f"<video><source onerror={X}></video>",
    f"<video src=x onerror={X}>",
    f"<audio src=x onerror={X}>",
    f"<input autofocus onfocus={X}>",
    f"<select autofocus onfocus={X}>",
    f"<textarea autofocus onfocus={X}>",
    f"<button formaction=javascript:{X}>x</button>",
    f"<form action=javascript:{X}><input type=submit></form>",
    f"<details open ontoggle={X}>",
    f"<marquee onstart={X}>",
    f"<isindex type=image src=1 onerror={X}>",
    f"<keygen autofocus onfocus={X}>",
    f"<a href=javascript:{X}>x</a>",
    f"<a href=' javascript:{X}'>x</a>",
    f"<a href='java\tscript:{X}'>x</a>",
    f"<a href='java\nscript:{X}'>x</a>",
    f"<a href='&#106;avascript:{X}'>x</a>",
    f"<a href='&#x6a;avascript&colon;{X}'>x</a>",
    f"<a href='\x01javascript:{X}'>x</a>",
    f"<a href='feed:javascript:{X}'>x</a>",
    f"<a href='vbscript:{X}'>x</a>",
    f"<a href='data:text/html;base64,PHNjcmlwdD4='>{X}</a>",
    f"<a href=x onclick={X}>x</a>",
    f"<a style='background:url(javascript:{X})'>x</a>",
    f"<a target=_blank onmouseover={X}>x</a>",
    f"<b onmouseover={X}>x</b>",
    f"<b/onmouseover={X}>x</b>",
    f"<code onclick={X}>x</code>",
    f"<sub style='x:expression({X})'>x</sub>",
    f"<em id=x name=y onanimationstart={X}>x</em>",
    f"<style>@import 'javascript:{X}';</style>",
    f"<style>*{{background:url(javascript:{X})}}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    f"<link rel=import href=javascript:{X}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{X}'>",
    f"<base href=javascript:{X}//>",
    f"<table background=javascript:{X}><td background=javascript:{X}>",
    f"<div style='width:expression({X})'>",
    f"<template><script>{X}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={X}>'>",
    f"<xmp><script>{X}</script></xmp>",
    f"<plaintext><script>{X}</script>",
    f"<ws-from data-path=x onclick={X}>x</ws-from>",
    f"<x onclick={X}>x</x>",
    f"\x00<scr\x00ipt>{X}</scr\x00ipt>",
    f"\x02wzxhzdk:0\x03<img src=x onerror={X}>\x02math:0\x03",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    f"<ſcript>{X}</ſcript>",
]
MARKDOWN = [
    f"[x](javascript:{X})",
    f"[x]( javascript:{X})",
    f"[x](JaVaScRiPt:{X})",
    f"[x](java\tscript:{X})",
    f"[x](<java\nscript:{X}>)",
    f"[x](&#106;avascript:{X})",
    f"[x](javascript&colon;{X})",
    f"[x](\\javascript:{X})",
    f"[x](javascript\\:{X})",
    f"[x](vbscript:{X})",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    f"[x](file:///etc/passwd) [x](feed:javascript:{X})",
    f"[x]: javascript:{X}\n\n[x] [x][] [y][x]",
    f"![x](javascript:{X})",
    f'![x](a.png"onerror="{X})',
    f'![x" onerror="{X}](a.png)',
    f'[x](a "t" onclick="{X}")',
    f"[x](a '\" onclick={X}')",
    f"<javascript:{X}>",
    f'<https://e.org/"onclick={X}>',
    f"https://e.org/\"onclick={X} https://e.org/'><script>{X}</script>",
    f'a"onclick={X}@e.org',
    f"`<script>{X}</script>`",
    f"```\n</code></pre><script>{X}</script>\n```",
    f"```<script>{X}</script>\nx\n```",
    f'```" onclick="{X}\nx\n```',
    f"    <script>{X}</script>",
    f"| <script>{X}</script> |\n|---|\n| <img src=x onerror={X}> |",
    f"# <script>{X}</script>",
    f"[<script>{X}</script>](a)",
    f"**<script>{X}</script>**",
    f"$<script>{X}</script>$",
    f"$\\text{{<img src=x onerror={X}>}}$",
    f"$\\href{{javascript:{X}}}{{x}}$",
    f'[x](a "$\\text{{" onclick={X} x="}}$")',
    f'![$" onerror="{X}$](a.png)',
    f"[x](<$javascript:{X}$>) [x](<$a$javascript:{X}>)",
    f"x{{: onclick={X}}} *x*{{:onclick='{X}'}}",
    f"[x](a){{: href='javascript:{X}'}}",
    f"> [!NOTE]\n> <script>{X}</script>",
]
VECTORS = [*HTML, *MARKDOWN]

ALLOWED = {"b", "i", "em", "strong", "sub", "sup", "code", "a", "br", "del", "p", "ul", "ol", "li"}
ALLOWED |= {"blockquote", "pre", "hr", "img", "table", "thead", "tbody", "tr", "th", "td", "span"}
MATHML = {"math", "mrow", "mi", "mo", "mn", "mtext", "msub", "msup", "mfrac", "mspace", "mstyle"}
SAFE_ATTRIBUTES = {"href", "src", "alt", "title", "start", "alttext", "stretchy", "class", "style"}


def forms(vector):
    yield vector
    yield f"Before {vector} after"
    yield f"*{vector}* [{vector}](a) `{vector}`"


def inspect(html):
    """Every element of a fragment, parsed in a body."""
    body = LexborHTMLParser(f"<!doctype html><body><div>{html}</div>").body
    for node in body.css("div *"):
        assert node.tag in ALLOWED | MATHML, html
        assert set(node.attributes) <= SAFE_ATTRIBUTES, html
        assert (node.attributes.get("style") or "text-align: left;").startswith("text-align:")
        for name in ("href", "src"):
            address = (node.attributes.get(name) or "").strip("\x00\x01\x02\x03 ").lower()
            scheme = address.partition(":")[0] if ":" in address.split("/")[0] else ""
            assert scheme in {"", "http", "https", "mailto"} or not scheme.isalnum(), html


def test_there_are_enough_vectors():
    assert len(set(VECTORS)) == len(VECTORS) >= 120


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_runs_in_a_text_or_a_title(vector):
    for text in forms(vector):
        inspect(convert_text(text))
        inspect(convert_inline(text))
        inspect(convert_inline(text, links=False, language="en"))


def test_no_vector_runs_on_a_finished_page():
    problems = Problems()
    links = Links({"index.html", "a.png"}, {}, {}.get)
    for vector in VECTORS:
        html = "".join(convert_text(text) + convert_inline(text) for text in forms(vector))
        shown = sourced(html, "content/program.yaml", 1)
        page = f"<!doctype html><title>x</title><body><main>{shown}</main></body>"
        body = LexborHTMLParser(finish(page, "/", links, problems).html)
        assert not body.css("script, iframe, object, embed, svg, style, link, meta, base, form")
        for node in body.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], vector
            href = (node.attributes.get("href") or "").lower()
            assert not href.startswith(("javascript:", "data:", "vbscript:")), vector
