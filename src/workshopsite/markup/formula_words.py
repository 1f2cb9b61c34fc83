r"""A formula as a line of text, for titles of windows, labels and calendars.

What LaTeX holds together by braces is in parentheses where it is more than one character, as in
the linear format of Unicode Technical Note 28: ``\sum_{i=1}^{n}`` is "∑_(i=1)^n".
"""

from __future__ import annotations

import re

from workshopsite.late import pattern

_WORDS = """
alpha=α beta=β gamma=γ delta=δ epsilon=ε varepsilon=ε zeta=ζ eta=η theta=θ kappa=κ lambda=λ mu=μ
nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ phi=φ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ infty=∞ times=× cdot=· to=→ rightarrow=→
leq=≤ le=≤ geq=≥ ge=≥ neq=≠ approx=≈ in=∈ pm=± sum=∑ prod=∏ sqrt=√ partial=∂ nabla=∇ sim=∼
ldots=… dots=…
"""
_SILENT_WORDS = """
text mathrm mathbf mathbb mathcal mathit mathsf mathfrak operatorname left right big Big
displaystyle textstyle boldsymbol bm
"""
_SIGNS = dict(word.split("=") for word in _WORDS.split())
_SILENT = frozenset(_SILENT_WORDS.split())
_FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
_SPACES = dict.fromkeys((r"\,", r"\:", r"\;", "\\ ", r"\\", "~"), " ") | {r"\!": ""}

_TOKEN = pattern(r"\\(?P<word>[A-Za-z]+)\*?(?:\s+(?=\{))?|[_^]\s*|\\.|.", re.DOTALL)
_ONE_GROUP = pattern(r"\([^()]*\)")
_FRACTION = "\\frac"
"""Stands for a fraction until its numerator is known."""


def in_words(latex: str) -> str:
    r"""A formula as text: ``\alpha_1 \leq 2^{n}`` is "α_1 ≤ 2^n"."""
    groups: list[list[str]] = [[]]  # those that are open, from the outside in
    for token in _TOKEN.finditer(latex):
        if token[0] == "{":
            groups.append([])
        elif token[0] != "}":
            _add(groups[-1], _text(token))
        elif len(groups) > 1:
            group = "".join(groups.pop())
            _add(groups[-1], _held_together(group, groups[-1]))
    pieces = (piece for group in groups for piece in group if piece != _FRACTION)
    return " ".join("".join(pieces).split())


def _add(pieces: list[str], piece: str) -> None:
    """Add what is not empty; behind it a slash if it is a numerator."""
    if pieces and pieces[-1] == _FRACTION:
        pieces[-1:] = [piece, "/"] if piece.strip() else [_FRACTION]
    elif piece:
        pieces.append(piece)


def _text(token: re.Match[str]) -> str:
    sign, word = token[0].rstrip() or " ", token["word"]
    if word in _FRACTIONS:
        return _FRACTION
    if word:
        return _SIGNS.get(word, "" if word in _SILENT else word)
    return _SPACES.get(token[0], sign.removeprefix("\\"))


def _held_together(group: str, before: list[str]) -> str:
    """A group as it stands behind other pieces, in parentheses where it would fall apart."""
    last = before[-1] if before else ""
    # Of a command: \log{n}, or the second one of \binom{n}{k}.
    is_argument = len(last) > 1 and (last.isalpha() or last.endswith(")"))
    belongs = is_argument or last in {"_", "^", "√", "]", "/", _FRACTION}
    is_whole = len(group) <= 1 and not is_argument
    return group if not belongs or is_whole or _ONE_GROUP.fullmatch(group) else f"({group})"
